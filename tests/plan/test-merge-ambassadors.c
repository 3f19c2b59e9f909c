/* Two ambassadors who are one person: who is proposed, and what merging writes.
 * Invariant: the dataset after the gesture is looked at, not the drafts.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/same-person.h"
#include "plan/merge-ambassadors.h"

static void
add (JalonsDataset *dataset,
     JalonsDraft *draft)
{
  g_autoptr (JalonsRecord) record = jalons_draft_build (draft);

  jalons_dataset_apply (dataset, &record, 1);
  jalons_draft_free (draft);
}

/* "id|name|organisation|email|phone" */
static void
add_person (JalonsDataset *dataset,
            const char *description)
{
  static const JalonsFieldId fields[] = { JALONS_AMBASSADOR_NAME, JALONS_AMBASSADOR_ORGANISATION, JALONS_AMBASSADOR_EMAIL,
                                          JALONS_AMBASSADOR_PHONE };
  g_auto (GStrv) parts = g_strsplit (description, "|", 5);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, parts[0]);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    jalons_draft_set_text (draft, fields[i], parts[i + 1]);
  add (dataset, draft);
}

static void
add_visit (JalonsDataset *dataset,
           const char *activity,
           const char *ambassador,
           JalonsVisitState state)
{
  g_autofree char *id = jalons_visit_make_id (activity, ambassador);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_VISIT, id);

  jalons_draft_set_text (draft, JALONS_VISIT_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_VISIT_AMBASSADOR, ambassador);
  jalons_draft_set_number (draft, JALONS_VISIT_STATE, state);
  if (state != JALONS_VISIT_TO_ASK)
    jalons_draft_set_day (draft, JALONS_VISIT_ASKED_DAY, jalons_day_new (2026, 10, 1));
  add (dataset, draft);
}

static JalonsAmbassador *
find (JalonsDataset *dataset,
      const char *id)
{
  return jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, id);
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *name;
    const char *one;
    const char *other;
    const char *why; /* "": not proposed */
    gboolean certain;
  } cases[] = {
    { "address and name", "a|Marie Dupont|Paul|m@x.org|", "b|DUPONT Marie||M@X.org|", "same name, same e-mail address", TRUE },
    { "name and organisation", "a|Marie Dupont|Boulangerie Paul||", "b|Mme Marie Dupont|BOULANGERIE PAUL SARL||",
      "same name, same organisation", TRUE },
    { "name with a hyphen", "a|Jean-Paul Martin|||", "b|Jean Paul MARTIN|||", "same name", TRUE },
    { "address under two names", "a|Marie Dupont||c@x.org|", "b|Jean Martin||c@x.org|", "same e-mail address", FALSE },
    { "name and phone", "a|Marie Dupont|Paul||06 01 02 03 04", "b|Marie Dupont|Mairie||+33601020304",
      "same name, same phone number", FALSE },
    { "name, organisation not told", "a|Marie Dupont|Paul||", "b|Marie Dupont|||", "same name", FALSE },
    { "name elsewhere", "a|Marie Dupont|Paul||", "b|Marie Dupont|Mairie||", "", FALSE },
    { "phone of a switchboard", "a|Marie Dupont|Paul||0320000000", "b|Jean Martin|Paul||0320000000", "", FALSE },
    { "no name at all", "a||||", "b||||", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
      g_autoptr (GArray) pairs = NULL;
      g_autofree char *why = NULL;

      g_test_message ("%s", cases[i].name);
      add_person (dataset, cases[i].one);
      add_person (dataset, cases[i].other);
      pairs = jalons_people_list_pairs (dataset, 100);
      g_assert_cmpuint (pairs->len, ==, *cases[i].why ? 1 : 0);
      if (pairs->len == 0)
        continue;
      why = jalons_sameness_words (g_array_index (pairs, JalonsSamePair, 0).sameness);
      g_assert_cmpstr (why, ==, cases[i].why);
      g_assert_cmpint ((g_array_index (pairs, JalonsSamePair, 0).sameness & JALONS_SAME_CERTAIN) != 0, ==, cases[i].certain);
    }
}

static void
test_forgotten (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GArray) pairs = NULL;
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, "b");

  add_person (dataset, "a|Marie Dupont|||");
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, "Marie Dupont");
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_FORGOTTEN_DAY, jalons_day_new (2026, 10, 1));
  add (dataset, draft);
  pairs = jalons_people_list_pairs (dataset, 100);
  g_assert_cmpuint (pairs->len, ==, 0);
}

/* A crowd of one name is not compared each with each, and the list ends. */
static void
test_crowd (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GArray) pairs = NULL;

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *person = g_strdup_printf ("p%d|Marie Dupont||contact@x.org|", i);

      add_person (dataset, person);
    }
  pairs = jalons_people_list_pairs (dataset, 100);
  g_assert_cmpuint (pairs->len, ==, 100);
}

static void
test_merge (void)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (GPtrArray) drafts = NULL, records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) visits = NULL, left = NULL;
  g_autofree char *shared = jalons_visit_make_id ("forum", "a");
  JalonsAmbassador *kept, *other;
  JalonsVisit *visit;

  add_person (dataset, "a|Marie Dupont|Paul||");
  add_person (dataset, "b|DUPONT Marie|Autre|m@x.org|06 01 02 03 04");
  add_visit (dataset, "forum", "a", JALONS_VISIT_TO_ASK);
  add_visit (dataset, "lesson", "a", JALONS_VISIT_HELD);
  add_visit (dataset, "forum", "b", JALONS_VISIT_ACCEPTED);
  add_visit (dataset, "other", "b", JALONS_VISIT_ASKED);
  kept = jalons_merge_choose_kept (dataset, find (dataset, "b"), find (dataset, "a"));
  g_assert_cmpstr (jalons_record_get_id (kept), ==, "b");
  g_assert_true (jalons_merge_choose_kept (dataset, find (dataset, "a"), find (dataset, "b")) == kept);

  kept = find (dataset, "a");
  other = find (dataset, "b");
  drafts = jalons_merge_ambassadors (dataset, kept, other);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (drafts->pdata[i]));
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);

  g_assert_null (find (dataset, "b"));
  kept = find (dataset, "a");
  g_assert_cmpstr (jalons_ambassador_name (kept), ==, "Marie Dupont");
  g_assert_cmpstr (jalons_ambassador_organisation (kept), ==, "Paul");
  g_assert_cmpstr (jalons_ambassador_email (kept), ==, "m@x.org");
  g_assert_cmpstr (jalons_ambassador_phone (kept), ==, "06 01 02 03 04");
  visits = jalons_dataset_referring (dataset, JALONS_VISIT_AMBASSADOR, "a");
  left = jalons_dataset_referring (dataset, JALONS_VISIT_AMBASSADOR, "b");
  g_assert_cmpuint (visits->len, ==, 3);
  g_assert_cmpuint (left->len, ==, 0);
  visit = jalons_dataset_lookup (dataset, JALONS_ENTITY_VISIT, shared);
  g_assert_cmpint (jalons_visit_state (visit), ==, JALONS_VISIT_ACCEPTED);
  g_assert_cmpuint (jalons_visit_asked_day (visit), ==, jalons_day_new (2026, 10, 1));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pairs", test_pairs);
  g_test_add_func ("/forgotten", test_forgotten);
  g_test_add_func ("/crowd", test_crowd);
  g_test_add_func ("/merge", test_merge);
  return g_test_run ();
}
