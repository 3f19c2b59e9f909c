/* Every number of an enumeration has its word.
 * Invariant: the tables of words are as long as the tables of codes, which are what the data base holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/labels.h"

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
  return g_test_run ();
}
