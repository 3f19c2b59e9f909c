/* Every number of an enumeration has its word.
 * Invariant: the tables of words are as long as the tables of codes, which are what the data base holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/labels.h"

#include <string.h>

typedef const char *(*Label) (int value);

typedef struct
{
  const char *name;
  JalonsFieldId field;
  Label label;
} Case;

static const char *
school_kind (int value)
{
  return jalons_school_kind_label ((JalonsSchoolKind) value);
}

static const char *
activity_kind (int value)
{
  return jalons_activity_kind_label ((JalonsActivityKind) value);
}

static const char *
state (int value)
{
  return jalons_state_label ((JalonsState) value);
}

static const char *
absence_kind (int value)
{
  return jalons_absence_kind_label ((JalonsAbsenceKind) value);
}

static const Case cases[] = {
  { "school-kind", JALONS_SCHOOL_KIND, school_kind },
  { "activity-kind", JALONS_ACTIVITY_KIND, activity_kind },
  { "state", JALONS_ACTIVITY_STATE, state },
  { "absence-kind", JALONS_ABSENCE_KIND, absence_kind },
};

static void
test_words (gconstpointer data)
{
  const Case *c = data;
  const JalonsField *field = jalons_model_field (c->field);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int n = 0;

  for (; field->codes[n] != NULL; n++)
    {
      const char *word = c->label (n);
      g_assert_cmpstr (word, !=, "");
      g_assert_true (g_hash_table_add (seen, (char *) word));
    }
  g_assert_cmpstr (c->label (n), ==, "");
  g_assert_cmpstr (c->label (-1), ==, "");
}

/* A field added to core/entities.def needs its word in core/words/field-labels.c. */
static void
test_fields (void)
{
  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned i = 0; i < entity->n_fields; i++)
        {
          g_test_message ("%s.%s", entity->name, entity->fields[i].name);
          g_assert_cmpstr (jalons_field_label (entity->fields[i].id), !=, entity->fields[i].name);
        }
    }
}

static void
test_values (void)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_ABSENCE, NULL);
  g_autoptr (JalonsRecord) absence = NULL;
  g_autofree char *kind = NULL, *day = NULL, *none = NULL;

  jalons_draft_set_number (draft, JALONS_ABSENCE_KIND, JALONS_ABSENCE_EXAM);
  jalons_draft_set_day (draft, JALONS_ABSENCE_FIRST_DAY, jalons_day_new (2027, 1, 4));
  absence = jalons_draft_build (draft);
  kind = jalons_field_in_words (absence, JALONS_ABSENCE_KIND);
  day = jalons_field_in_words (absence, JALONS_ABSENCE_FIRST_DAY);
  none = jalons_field_in_words (absence, JALONS_ABSENCE_RETURN_DAY);
  g_assert_cmpstr (kind, ==, "Examination");
  g_assert_nonnull (strstr (day, "2027"));
  g_assert_null (strstr (day, "2027-01-04"));
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/labels/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_words);
    }
  g_test_add_func ("/labels/fields", test_fields);
  g_test_add_func ("/labels/values", test_values);
  return g_test_run ();
}
