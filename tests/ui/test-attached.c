/* What is attached to activities, as the lines of a class and the chips of the year show it.
 * Invariant: what is asked is what a person sees or a screen reader says, before and after a booking is answered.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/attached.h"
#include "sample.h"
#include "ui/activity/activity-row.h"
#include "ui/activity/attached-signs.h"
#include "ui/parts/sign.h"
#include "ui/year/year-table.h"
#include "ui/year/year-words.h"

#define CLASS "4C"
#define TITLE "Un pro"

/* What every test needs */

static JalonsRecord *
find_record (Sample *sample,
             JalonsFieldId field,
             const char *text)
{
  GListModel *list = jalons_dataset_get_list (jalons_workspace_get_dataset (sample->workspace),
                                              JALONS_FIELD_ENTITY (field));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_record_get_text (record, field), text))
        return record; /* borrowed from the dataset */
    }
  g_assert_not_reached ();
}

static JalonsRecord *
find_booking (Sample *sample)
{
  return find_record (sample, JALONS_BOOKING_ACTIVITY,
                      jalons_record_get_id (find_record (sample, JALONS_ACTIVITY_TITLE, TITLE)));
}

static gboolean
is_accepted (gpointer sample)
{
  return jalons_booking_state (find_booking (sample)) == JALONS_BOOKING_ACCEPTED;
}

static void
accept_booking (Sample *sample)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_draft_edit (find_booking (sample));

  g_assert_true (jalons_draft_set_stored (draft, JALONS_BOOKING_STATE, "accepted"));
  g_ptr_array_add (drafts, draft);
  jalons_workspace_write (sample->workspace, "Accept", drafts);
  sample_wait (is_accepted, sample);
}

/* Lines of a class */

static JalonsLine *
find_line (Sample *sample,
           const char *title)
{
  g_autoptr (GPtrArray) lines = jalons_lines_of_division (sample->workspace,
                                                          find_record (sample, JALONS_DIVISION_CODE, CLASS));

  for (guint i = 0; i < lines->len; i++)
    {
      JalonsRecord *record = jalons_line_get_record (lines->pdata[i]);

      if (jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY && g_str_equal (jalons_activity_title (record), title))
        return g_object_ref (lines->pdata[i]);
    }
  g_assert_not_reached ();
}

static void
take_place (GSimpleAction *action,
            GVariant *place,
            gpointer taken)
{
  *(GVariant **) taken = g_variant_ref (place);
}

/* The sign tells the state in words and goes to the page of the offer. */
static void
test_signs (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  GtkWidget *window = gtk_window_new (), *row = jalons_activity_row_new (), *button;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-entry", G_VARIANT_TYPE ("(ss)"));
  g_autoptr (JalonsLine) line = find_line (sample, TITLE), accepted = NULL;
  g_autoptr (GVariant) taken = NULL;
  const char *kind, *id;

  g_signal_connect (action, "activate", G_CALLBACK (take_place), &taken);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (window), row);
  jalons_activity_row_set_line (JALONS_ACTIVITY_ROW (row), line);
  button = sample_find (row, GTK_TYPE_BUTTON, NULL);
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "action “Rencontre un pro”, asked for");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (sample_find (button, JALONS_TYPE_SIGN, NULL)), ==,
                   "action “Rencontre un pro”, asked for");
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (taken);
  g_variant_get (taken, "(&s&s)", &kind, &id);
  g_assert_cmpstr (kind, ==, "offer");
  g_assert_cmpstr (id, ==, jalons_record_get_id (find_record (sample, JALONS_OFFER_TITLE, "Rencontre un pro")));

  accept_booking (sample);
  accepted = find_line (sample, TITLE);
  jalons_activity_row_set_line (JALONS_ACTIVITY_ROW (row), accepted);
  button = sample_find (row, GTK_TYPE_BUTTON, NULL);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "action “Rencontre un pro”, accepted");
  gtk_window_destroy (GTK_WINDOW (window));
  sample_close (sample);
}

static void
count_change (guint *count)
{
  (*count)++;
}

/* A line whose booking alone was answered tells so: its activity is the same record as before. */
static void
test_line_changes (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  JalonsDivision *division = find_record (sample, JALONS_DIVISION_CODE, CLASS);
  g_autoptr (GListStore) store = g_list_store_new (JALONS_TYPE_LINE);
  g_autoptr (GPtrArray) before = jalons_lines_of_division (sample->workspace, division), after = NULL;
  guint changes = 0, n;

  jalons_lines_update (store, before);
  n = g_list_model_get_n_items (G_LIST_MODEL (store));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JalonsLine) line = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_signal_connect_swapped (line, "changed", G_CALLBACK (count_change), &changes);
    }
  accept_booking (sample);
  after = jalons_lines_of_division (sample->workspace, division);
  jalons_lines_update (store, after);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, n);
  sample_close (sample);
}

/* More than fit: two signs, and the rest in a menu. */
static void
test_many (void)
{
  g_autoptr (GtkWidget) signs = g_object_ref_sink (g_object_new (JALONS_TYPE_ATTACHED_SIGNS, NULL));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  JalonsAttachedItem five[5];
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *label = NULL;
  GtkWidget *rest;

  for (guint i = 0; i < G_N_ELEMENTS (five); i++)
    {
      five[i] = (JalonsAttachedItem){ JALONS_ENTITY_DOCUMENT, JALONS_ATTACHED_SETTLED, (char *) "id", (char *) "a_b" };
      g_ptr_array_add (items, &five[i]);
    }
  jalons_attached_signs_show (JALONS_ATTACHED_SIGNS (signs), items);
  rest = gtk_widget_get_last_child (signs);
  g_assert_true (GTK_IS_MENU_BUTTON (rest));
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (rest)), ==, "+3");
  menu = jalons_attached_menu_new (items, 2);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  g_assert_true (g_menu_model_get_item_attribute (menu, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "a__b");
  jalons_attached_signs_show (JALONS_ATTACHED_SIGNS (signs), NULL);
  g_assert_null (gtk_widget_get_first_child (signs));
  g_assert_false (gtk_widget_get_visible (signs));
}

/* Chips of the year */

static const JalonsYearChip *
find_chip (JalonsYearTable *table,
           const char *id,
           const JalonsYearRow **row)
{
  int column, position;
  guint chip, n_chips;

  position = jalons_year_table_find_activity (table, id, &column, &chip);
  g_assert_cmpint (position, >=, 0);
  *row = jalons_year_table_get_row (table, (guint) position);
  return &jalons_year_row_chips (*row, column, &n_chips)[chip];
}

static void
test_chips (void)
{
  Sample *sample = sample_open_file ("rules/every-rule.json");
  g_autoptr (JalonsYearTable) table = jalons_year_table_new (sample->workspace);
  const char *id = jalons_record_get_id (find_record (sample, JALONS_ACTIVITY_TITLE, TITLE));
  g_autofree char *before = NULL, *after = NULL;
  const JalonsYearChip *chip;
  const JalonsYearRow *row;
  guint changes = 0;

  jalons_year_table_set_active (table, TRUE);
  chip = find_chip (table, id, &row);
  g_assert_cmpint (chip->attached.state, ==, JALONS_ATTACHED_OPEN);
  before = jalons_year_words_chip (table, row, chip);
  g_assert_true (g_str_has_suffix (before, ", action “Rencontre un pro”, asked for"));

  g_signal_connect_swapped (table, "row-changed", G_CALLBACK (count_change), &changes);
  accept_booking (sample);
  g_assert_cmpuint (changes, >, 0);
  chip = find_chip (table, id, &row);
  g_assert_cmpint (chip->attached.state, ==, JALONS_ATTACHED_SETTLED);
  after = jalons_year_words_chip (table, row, chip);
  g_assert_true (g_str_has_suffix (after, ", action “Rencontre un pro”, accepted"));
  sample_close (sample);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/attached/signs", test_signs);
  g_test_add_func ("/attached/line-changes", test_line_changes);
  g_test_add_func ("/attached/many", test_many);
  g_test_add_func ("/attached/chips", test_chips);
  return g_test_run ();
}
