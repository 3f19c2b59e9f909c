/* A level in a year, in full.
 * Invariant: figures and lines come from one cell of the programme, which is read again each time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/programme/cell-panel.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/words/text.h"
#include "core/words/typed.h"
#include "plan/write-project.h"
#include "ui/parts/meter.h"
#include "ui/parts/pass-focus.h"
#include "ui/parts/words.h"
#include "ui/project/about.h"
#include "ui/project/goals/goal-chooser.h"
#include "ui/project/programme/programme-words.h"
#include "ui/sharing/conflict-bar.h"

struct _JalonsCellPanel
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  char *level;
  int start;

  GtkWidget *box;
  GtkWidget *hours;
  GtkWidget *meter;
  GtkWidget *figures;
  JalonsConflictBar *conflicts; /* of what is done */
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* of the group: what is done */
  GtkWidget *entry;
  GtkWidget *plan_button;
};

G_DEFINE_FINAL_TYPE (JalonsCellPanel, jalons_cell_panel, GTK_TYPE_WIDGET)

static const JalonsCell *
cell_of (JalonsCellPanel *self)
{
  const JalonsProgramme *programme = jalons_project_data_get_programme (self->data);

  return programme && self->level ? jalons_programme_cell (programme, self->level, self->start) : NULL;
}

/* Writing */

static void
add_typed (JalonsCellPanel *self)
{
  g_auto (JalonsTypedActivity) typed = { NULL, JALONS_UNSET };
  JalonsDataset *dataset = jalons_project_data_get_dataset (self->data);
  JalonsProject *project = jalons_project_data_get_project (self->data);
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsProposal) proposal = NULL;

  if (project == NULL || !jalons_typed_activity (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &typed) ||
      *typed.title == '\0')
    return;
  draft = jalons_write_new_part (dataset, project, JALONS_ENTITY_INTENTION);
  jalons_draft_set_text (draft, JALONS_INTENTION_TITLE, typed.title);
  jalons_draft_set_number (draft, JALONS_INTENTION_MINUTES, typed.minutes);
  jalons_draft_set_text (draft, JALONS_INTENTION_LEVEL, self->level);
  jalons_draft_set_number (draft, JALONS_INTENTION_START, self->start);
  proposal = jalons_write_record (dataset, draft);
  if (jalons_project_data_do (self->data, proposal, NULL))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
plan_intentions (JalonsCellPanel *self)
{
  const JalonsCell *cell = cell_of (self);
  g_autoptr (GPtrArray) intentions = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;

  for (guint i = 0; cell != NULL && i < cell->entries->len; i++)
    if (jalons_entry_is_intention (cell->entries->pdata[i]))
      g_ptr_array_add (intentions, ((JalonsEntry *) cell->entries->pdata[i])->records->pdata[0]);
  proposal = jalons_write_plan_intentions (jalons_project_data_get_dataset (self->data), intentions);
  jalons_project_data_do (self->data, proposal, _ ("The intentions are activities now; give them dates in the year"));
}

/* What is done */

static void
open_row (GtkWidget *row,
          gpointer data)
{
  const char *id = g_object_get_data (G_OBJECT (row), "jalons-id");
  JalonsCellPanel *self = data;
  JalonsRecord *record = jalons_project_data_lookup (self->data, JALONS_ENTITY_INTENTION, id);
  JalonsAbout about;

  if (record == NULL)
    record = jalons_project_data_lookup (self->data, JALONS_ENTITY_ACTIVITY, id);
  if (record == NULL)
    return;
  about = jalons_about_record (record);
  jalons_about_open (row, &about);
}

static void
make_openable (JalonsCellPanel *self,
               GtkWidget *row,
               const JalonsRecord *record)
{
  g_object_set_data_full (G_OBJECT (row), "jalons-id", g_strdup (jalons_record_get_id (record)), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_row), self, 0);
}

static GtkWidget *
new_letter (const char *code)
{
  const JalonsAxis *axis = *code != '\0' ? jalons_axis_lookup (NULL, code) : NULL;
  GtkWidget *letter = gtk_label_new (axis != NULL ? axis->letter : "–");

  gtk_widget_add_css_class (letter, "axis");
  if (axis != NULL)
    gtk_widget_add_css_class (letter, axis->colour);
  gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (letter, axis != NULL ? axis->label : _ ("No axis"));
  return letter;
}

static char *
entry_subtitle (JalonsCellPanel *self,
                const JalonsCell *cell,
                const JalonsEntry *entry)
{
  g_autofree char *minutes = jalons_entry_minutes_words (entry);
  g_autofree char *classes = NULL;
  GString *text = g_string_new (minutes);

  if (jalons_entry_is_intention (entry))
    classes = g_strdup (_ ("intention"));
  else if (entry->n_divisions < cell->n_divisions)
    /* Translators: of the classes of a level: "2 classes of 3" */
    classes = g_strdup_printf (ngettext ("%1$u class of %2$u", "%1$u classes of %2$u", entry->n_divisions),
                               entry->n_divisions, cell->n_divisions);
  else
    classes = g_strdup (_ ("every class"));
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", classes);
  if (entry->half_day)
    g_string_append_printf (text, " · %s", _ ("half-day Avenir"));
  return g_string_free (text, FALSE);
}

static char *
activity_title (JalonsCellPanel *self,
                const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (jalons_project_data_get_dataset (self->data),
                                                                       activity);

  return jalons_words_codes (divisions);
}

static void
add_parts (JalonsCellPanel *self,
           GtkWidget *row,
           const JalonsEntry *entry)
{
  for (guint i = 0; i < entry->records->len; i++)
    {
      JalonsActivity *activity = entry->records->pdata[i];
      GtkWidget *part = adw_action_row_new ();
      g_autofree char *title = activity_title (self, activity);
      g_autofree char *slot = jalons_format_slot (jalons_activity_slot (activity), JALONS_DAY_LONG);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (part), slot);
      make_openable (self, part, activity);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), part);
    }
}

static GtkWidget *
new_entry_row (JalonsCellPanel *self,
               const JalonsCell *cell,
               const JalonsEntry *entry)
{
  gboolean many = entry->records->len > 1;
  GtkWidget *row = many ? adw_expander_row_new () : adw_action_row_new ();
  g_autofree char *subtitle = entry_subtitle (self, cell, entry);
  g_autofree char *markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  g_object_set (row, "subtitle", many ? markup : subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);
  if (many)
    {
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), new_letter (entry->axis));
      add_parts (self, row, entry);
    }
  else
    {
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_letter (entry->axis));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      make_openable (self, row, entry->records->pdata[0]);
    }
  if (jalons_entry_is_intention (entry))
    gtk_widget_add_css_class (row, "intention");
  return row;
}

static void
clear_rows (JalonsCellPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_rows (JalonsCellPanel *self,
           const JalonsCell *cell)
{
  clear_rows (self);
  /* The line to type in stays the last. */
  g_object_ref (self->entry);
  adw_preferences_group_remove (self->group, self->entry);
  for (guint i = 0; i < cell->entries->len; i++)
    {
      GtkWidget *row = new_entry_row (self, cell, cell->entries->pdata[i]);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (self->group, self->entry);
  g_object_unref (self->entry);
}

/* What was shown last, so that nothing is made anew, and the focus lost, without need. */
static char *
sign_of (JalonsCellPanel *self,
         const JalonsCell *cell)
{
  GString *sign = g_string_new (NULL);

  g_string_append_printf (sign, "%s %d %u\n", cell->level, cell->start, cell->n_divisions);
  for (guint i = 0; i < cell->entries->len; i++)
    {
      const JalonsEntry *entry = cell->entries->pdata[i];
      g_autofree char *subtitle = entry_subtitle (self, cell, entry);

      g_string_append_printf (sign, "%s|%s|%s", entry->title, entry->axis, subtitle);
      for (guint j = 0; j < entry->records->len; j++)
        {
          JalonsRecord *record = entry->records->pdata[j];
          g_autofree char *when = jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY
                                    ? jalons_slot_to_string (jalons_activity_slot (record))
                                    : NULL;

          g_string_append_printf (sign, "|%s %s", jalons_record_get_id (record), when ? when : "");
        }
      g_string_append_c (sign, '\n');
    }
  return g_string_free (sign, FALSE);
}

static gboolean
has_intentions (const JalonsCell *cell)
{
  for (guint i = 0; i < cell->entries->len; i++)
    if (jalons_entry_is_intention (cell->entries->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
show_figures (JalonsCellPanel *self,
              const JalonsCell *cell)
{
  g_autofree char *hours = jalons_cell_hours_words (cell), *basis = jalons_cell_basis_words (cell);
  g_autofree char *axes = jalons_cell_axes_words (cell), *halves = jalons_cell_halves_words (cell);
  const char *const lines[] = { basis, axes, halves };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (*lines[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
  gtk_label_set_label (GTK_LABEL (self->hours), hours);
  gtk_label_set_label (GTK_LABEL (self->figures), text->str);
  jalons_meter_set (JALONS_METER (self->meter), cell->owed.mean, jalons_cell_foreseen (cell), MAX (cell->done.low, 0),
                    hours);
  g_string_free (text, TRUE);
}

/* Of intentions alone: an activity has its own in the year, and where it is opened here. */
static void
show_conflicts (JalonsCellPanel *self,
                const JalonsCell *cell)
{
  g_autoptr (GPtrArray) intentions = g_ptr_array_new ();

  for (guint i = 0; i < cell->entries->len; i++)
    if (jalons_entry_is_intention (cell->entries->pdata[i]))
      g_ptr_array_extend (intentions, ((JalonsEntry *) cell->entries->pdata[i])->records, NULL, NULL);
  jalons_conflict_bar_show_list (self->conflicts, jalons_project_data_get_workspace (self->data), intentions);
}

/**
 * jalons_cell_panel_show:
 * @level: its code
 * @start: its year
 */
void
jalons_cell_panel_show (JalonsCellPanel *self,
                        const char *level,
                        int start)
{
  gboolean editable = jalons_project_data_is_editable (self->data);
  const JalonsCell *cell;
  g_autofree char *sign = NULL;

  if (g_strcmp0 (level, self->level) != 0 || start != self->start)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_free (self->level);
  self->level = g_strdup (level);
  self->start = start;
  cell = cell_of (self);
  gtk_widget_set_visible (self->box, cell != NULL);
  if (cell == NULL)
    return;
  show_figures (self, cell);
  show_conflicts (self, cell);
  sign = sign_of (self, cell);
  if (g_strcmp0 (sign, g_object_get_data (G_OBJECT (self), "jalons-sign")) != 0)
    show_rows (self, cell);
  g_object_set_data_full (G_OBJECT (self), "jalons-sign", g_steal_pointer (&sign), g_free);
  gtk_widget_set_visible (self->entry, editable);
  gtk_widget_set_visible (self->plan_button, editable && cell->n_divisions > 0 && has_intentions (cell));
}

static void
jalons_cell_panel_dispose (GObject *object)
{
  JalonsCellPanel *self = JALONS_CELL_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->data);
  g_clear_pointer (&self->level, g_free);

  G_OBJECT_CLASS (jalons_cell_panel_parent_class)->dispose (object);
}

static gboolean
jalons_cell_panel_grab_focus (GtkWidget *widget)
{
  JalonsCellPanel *self = JALONS_CELL_PANEL (widget);

  if (gtk_widget_get_visible (self->entry))
    return gtk_widget_grab_focus (self->entry);
  return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
jalons_cell_panel_class_init (JalonsCellPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_cell_panel_dispose;
  widget_class->grab_focus = jalons_cell_panel_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_label (GtkWidget *box,
           const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
make_group (JalonsCellPanel *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("What Is Done"));
  self->plan_button = gtk_button_new_with_mnemonic (_ ("_Plan the Intentions"));
  gtk_widget_add_css_class (self->plan_button, "flat");
  gtk_widget_set_tooltip_text (self->plan_button, _ ("Make an activity of each intention, for every class of the level"));
  g_signal_connect_object (self->plan_button, "clicked", G_CALLBACK (plan_intentions), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->group, self->plan_button);
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Add an intention, such as “Forum 2h”"));
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (add_typed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->entry);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->group));
}

static void
jalons_cell_panel_init (JalonsCellPanel *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->hours = add_label (self->box, "title-4");
  self->meter = jalons_meter_new ();
  gtk_box_append (GTK_BOX (self->box), self->meter);
  self->figures = add_label (self->box, "dim-label");
  self->conflicts = g_object_new (JALONS_TYPE_CONFLICT_BAR, NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->conflicts));
  make_group (self);
}

GtkWidget *
jalons_cell_panel_new (JalonsProjectData *data)
{
  JalonsCellPanel *self = g_object_new (JALONS_TYPE_CELL_PANEL, NULL);

  self->data = g_object_ref (data);
  return GTK_WIDGET (self);
}
