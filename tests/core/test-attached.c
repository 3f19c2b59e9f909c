/* What is attached to an activity, as marks, signs and sentences tell it.
 * Invariant: every change that a person could see in the words is also seen in the stamp.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/attached.h"
#include "core/catalogue/catalogue.h"
#include "fixture.h"

static JalonsRecord *
put_titled (Fixture *fixture,
            JalonsEntityId entity,
            const char *title)
{
  return fixture_put (fixture, entity, title, entity == JALONS_ENTITY_AMBASSADOR ? "name" : "title", title, NULL);
}

static JalonsActivity *
put_forum (Fixture *fixture)
{
  return fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), "Forum", "60");
}

/* Each link alone: the state that a mark tells. */
static void
test_states (Fixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    JalonsEntityId entity;
    const char *state;
    JalonsAttachedState told;
  } cases[] = {
    { JALONS_ENTITY_OFFER, "to-ask", JALONS_ATTACHED_OPEN },
    { JALONS_ENTITY_OFFER, "asked", JALONS_ATTACHED_OPEN },
    { JALONS_ENTITY_OFFER, "waiting", JALONS_ATTACHED_OPEN },
    { JALONS_ENTITY_OFFER, "refused", JALONS_ATTACHED_OPEN },
    { JALONS_ENTITY_OFFER, "accepted", JALONS_ATTACHED_SETTLED },
    { JALONS_ENTITY_OFFER, "held", JALONS_ATTACHED_SETTLED },
    { JALONS_ENTITY_AMBASSADOR, "to-ask", JALONS_ATTACHED_OPEN },
    { JALONS_ENTITY_AMBASSADOR, "asked", JALONS_ATTACHED_OPEN },
    { JALONS_ENTITY_AMBASSADOR, "declined", JALONS_ATTACHED_OPEN },
    { JALONS_ENTITY_AMBASSADOR, "accepted", JALONS_ATTACHED_SETTLED },
    { JALONS_ENTITY_AMBASSADOR, "held", JALONS_ATTACHED_SETTLED },
    { JALONS_ENTITY_DOCUMENT, NULL, JALONS_ATTACHED_SETTLED },
  };

  g_assert_cmpint (jalons_attached_glance (fixture->dataset, put_forum (fixture)).state, ==, JALONS_ATTACHED_NOTHING);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = g_strdup_printf ("number %u", i);
      JalonsActivity *activity = fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), title, "60");

      fixture_attach (fixture, activity, put_titled (fixture, cases[i].entity, title), cases[i].state);
      g_test_message ("%s %s", jalons_model_entity (cases[i].entity)->name, cases[i].state ? cases[i].state : "");
      g_assert_cmpint (jalons_attached_glance (fixture->dataset, activity).state, ==, cases[i].told);
    }
}

/* One thing that is open makes the whole open. */
static void
test_together (Fixture *fixture,
               gconstpointer data)
{
  JalonsActivity *activity = put_forum (fixture);

  fixture_attach (fixture, activity, put_titled (fixture, JALONS_ENTITY_OFFER, "Orientibus"), "asked");
  fixture_attach (fixture, activity, put_titled (fixture, JALONS_ENTITY_DOCUMENT, "Guide"), NULL);
  g_assert_cmpint (jalons_attached_glance (fixture->dataset, activity).state, ==, JALONS_ATTACHED_OPEN);
}

static void
test_words (Fixture *fixture,
            gconstpointer data)
{
  JalonsActivity *activity = put_forum (fixture);
  g_autofree char *nothing = jalons_attached_words (fixture->dataset, activity), *words = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const JalonsAttachedItem *first, *last;

  g_assert_cmpstr (nothing, ==, "");
  fixture_attach (fixture, activity, put_titled (fixture, JALONS_ENTITY_DOCUMENT, "Guide"), NULL);
  fixture_attach (fixture, activity, put_titled (fixture, JALONS_ENTITY_AMBASSADOR, "Anne"), "accepted");
  fixture_attach (fixture, activity, put_titled (fixture, JALONS_ENTITY_OFFER, "Orientibus"), "asked");
  fixture_put (fixture, JALONS_ENTITY_ATTACHMENT, NULL, "activity", jalons_record_get_id (activity), "document", "gone", NULL);
  words = jalons_attached_words (fixture->dataset, activity);
  g_assert_cmpstr (words, ==, "action “Orientibus”, asked for, visit of Anne, accepted, document “(deleted)”, document “Guide”");

  items = jalons_attached_list (fixture->dataset, activity);
  g_assert_cmpuint (items->len, ==, 4);
  first = items->pdata[0];
  g_assert_cmpint (first->entity, ==, JALONS_ENTITY_OFFER);
  g_assert_cmpstr (first->id, ==, "Orientibus");
  g_assert_cmpint (first->state, ==, JALONS_ATTACHED_OPEN);
  last = items->pdata[2];
  g_assert_cmpint (last->entity, ==, JALONS_ENTITY_DOCUMENT);
  g_assert_cmpint (last->state, ==, JALONS_ATTACHED_SETTLED);
  g_assert_null (last->id);
}

/* The stamp follows the words: other ones, another stamp; the same again, the same again. */
static void
test_stamp (Fixture *fixture,
            gconstpointer data)
{
  JalonsActivity *activity = put_forum (fixture);
  JalonsOffer *offer = put_titled (fixture, JALONS_ENTITY_OFFER, "Orientibus");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint32 asked;
  JalonsRecord *link;

#define LOOK() jalons_attached_glance (fixture->dataset, activity).stamp
#define IS_NEW() g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (LOOK ())))
  g_assert_cmpuint (LOOK (), ==, 0);
  link = fixture_attach (fixture, activity, offer, "asked");
  asked = LOOK ();
  g_assert_cmpuint (asked, !=, 0);
  IS_NEW ();
  link = fixture_set (fixture, link, JALONS_BOOKING_STATE, "accepted");
  IS_NEW ();
  offer = fixture_set (fixture, offer, JALONS_OFFER_TITLE, "Orientibus dans la cour");
  IS_NEW ();
  fixture_attach (fixture, activity, put_titled (fixture, JALONS_ENTITY_DOCUMENT, "Guide"), NULL);
  IS_NEW ();
  fixture_set (fixture, offer, JALONS_OFFER_TITLE, "Orientibus");
  fixture_set (fixture, link, JALONS_BOOKING_STATE, "asked");
  IS_NEW ();
  fixture_set (fixture, jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_DOCUMENT, "Guide"), JALONS_DOCUMENT_TITLE,
               "Guide 2026");
  IS_NEW ();
#undef IS_NEW
#undef LOOK
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define CASE(name, test) g_test_add ("/attached/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  CASE ("states", test_states);
  CASE ("together", test_together);
  CASE ("words", test_words);
  CASE ("stamp", test_stamp);
#undef CASE
  return g_test_run ();
}
