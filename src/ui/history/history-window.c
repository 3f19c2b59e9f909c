/* The history of an object.
 * Invariant: what is offered to be put back is not what is there already.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/history/history-window.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/past.h"
#include "ui/history/history-words.h"
#include "ui/parts/whole-list.h"

/* So many are shown at first, and so many more each time. */
#define A_PAGE 100

struct _JalonsHistoryWindow
{
  AdwWindow parent_instance;

  JalonsWorkspace *workspace;
  JalonsEntityId entity;
  char *id;
  const JalonsField *wanted; /* the only field that is shown, NULL for all */

  AdwWindowTitle *title;
  GtkWidget *close;
  AdwPreferencesGroup *choice;
  AdwComboRow *field;
  AdwPreferencesGroup *group;
  GtkWidget *more;
  GPtrArray *rows;    /* in the group, borrowed */
  GPtrArray *changes; /* JalonsPastChange, the latest first; NULL until they are there */
  GPtrArray *fields;  /* JalonsField, those of the choice after "all" */
  guint n_shown;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (JalonsHistoryWindow, jalons_history_window, ADW_TYPE_WINDOW)

static JalonsRecord *
find_record (JalonsHistoryWindow *self)
{
  return jalons_dataset_lookup (jalons_workspace_get_dataset (self->workspace), self->entity, self->id);
}

/* Putting back */

static void
restore (GtkWidget *widget,
         const char *action,
         GVariant *place)
{
  JalonsHistoryWindow *self = JALONS_HISTORY_WINDOW (widget);
  guint i = g_variant_get_uint32 (place);
  const JalonsPastChange *change = self->changes != NULL && i < self->changes->len ? self->changes->pdata[i] : NULL;
  JalonsRecord *record = find_record (self);
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_autofree char *label = NULL;

  if (change == NULL || change->field == NULL || record == NULL)
    return;
  draft = jalons_draft_edit (record);
  if (!jalons_draft_set_stored (draft, change->field->id, change->old) || !jalons_draft_is_changed (draft))
    return;
  /* Translators: of a gesture that can be undone; a field, such as "Title". */
  label = g_strdup_printf (_ ("Put back: %s"), jalons_field_label (change->field->id));
  g_ptr_array_add (drafts, g_steal_pointer (&draft));
  jalons_workspace_write (self->workspace, label, drafts);
}

/* Whether the value before @change is another than the one that is there. */
static gboolean
can_restore (JalonsHistoryWindow *self,
             const JalonsPastChange *change)
{
  JalonsRecord *record = find_record (self);
  g_autoptr (JalonsDraft) draft = record != NULL && change->field != NULL ? jalons_draft_edit (record) : NULL;

  return draft != NULL && jalons_draft_set_stored (draft, change->field->id, change->old) &&
         jalons_draft_is_changed (draft);
}

/* Rows */

static void
clear_rows (JalonsHistoryWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
add_row (JalonsHistoryWindow *self,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
offer_restoring (JalonsHistoryWindow *self,
                 GtkWidget *row,
                 const JalonsPastChange *change,
                 guint i)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autofree char *value = jalons_history_words_value (dataset, change->field, change->old);
  g_autofree char *spoken = g_strdup_printf (_ ("Put back: %s"), value);
  GtkWidget *button = gtk_button_new_with_label (_ ("Put Back"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Put back what it was before this change"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_change (JalonsHistoryWindow *self,
            const JalonsPastChange *change,
            guint i)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autofree char *title = jalons_history_words_title (change), *source = jalons_history_words_source (change);
  g_autofree char *values = change->field != NULL ? jalons_history_words_values (dataset, change) : NULL;
  g_autofree char *subtitle = values != NULL ? g_strconcat (values, "\n", source, NULL) : NULL;
  GtkWidget *row = add_row (self, title, subtitle != NULL ? subtitle : source);

  if (can_restore (self, change))
    offer_restoring (self, row, change, i);
}

/* What was written when the object was made, of which there is nothing before. */
static gboolean
is_of_creation (const JalonsPastChange *created,
                const JalonsPastChange *change)
{
  return created != NULL && change->field != NULL && change->old == NULL &&
         g_date_time_equal (created->when, change->when) && g_str_equal (created->label, change->label);
}

/* One row for all that it was made with. */
static guint
add_creation (JalonsHistoryWindow *self,
              guint i)
{
  const JalonsPastChange *created = self->changes->pdata[i];
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autofree char *title = jalons_history_words_title (created), *source = jalons_history_words_source (created);
  g_autoptr (GString) text = g_string_new (NULL);

  for (i++; i < self->changes->len && is_of_creation (created, self->changes->pdata[i]); i++)
    {
      const JalonsPastChange *change = self->changes->pdata[i];
      g_autofree char *value = jalons_history_words_value (dataset, change->field, change->new);

      if (self->wanted == NULL || self->wanted == change->field)
        /* Translators: a field and its value. */
        g_string_append_printf (text, C_ ("past", "%1$s: %2$s"), jalons_field_label (change->field->id), value);
      if (self->wanted == NULL || self->wanted == change->field)
        g_string_append_c (text, '\n');
    }
  g_string_append (text, source);
  add_row (self, title, text->str);
  return i;
}

static gboolean
is_wanted (JalonsHistoryWindow *self,
           const JalonsPastChange *change)
{
  return self->wanted == NULL || change->field == NULL || change->field == self->wanted;
}

static void
fill_rows (JalonsHistoryWindow *self)
{
  guint i = 0;

  while (i < self->changes->len && self->rows->len < self->n_shown)
    {
      const JalonsPastChange *change = self->changes->pdata[i];

      if (change->field == NULL && jalons_past_kind (NULL, change->old, change->new) == JALONS_PAST_CREATED)
        i = add_creation (self, i);
      else if (is_wanted (self, change))
        add_change (self, change, i++);
      else
        i++;
    }
  gtk_widget_set_visible (self->more, i < self->changes->len);
  if (self->rows->len == 0)
    add_row (self, _ ("Nothing is known of its past."), "");
}

static void
show_rows (JalonsHistoryWindow *self)
{
  gboolean focused = (gtk_widget_get_state_flags (GTK_WIDGET (self->group)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  clear_rows (self);
  fill_rows (self);
  if (focused && !gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->close);
}

/* The choice of a field */

static void
fill_fields (JalonsHistoryWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->fields, 0);
  gtk_string_list_append (names, _ ("All"));
  for (guint i = 0; i < self->changes->len; i++)
    {
      const JalonsField *field = ((const JalonsPastChange *) self->changes->pdata[i])->field;

      if (field == NULL || g_ptr_array_find (self->fields, field, NULL))
        continue;
      g_ptr_array_add (self->fields, (gpointer) field);
      gtk_string_list_append (names, jalons_field_label (field->id));
      if (field == self->wanted)
        selected = self->fields->len;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->field, G_LIST_MODEL (names));
  jalons_whole_list_set (self->field);
  adw_combo_row_set_selected (self->field, selected);
  self->filling = FALSE;
}

static void
on_field_chosen (JalonsHistoryWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->field);

  if (self->filling || self->changes == NULL)
    return;
  self->wanted = selected > 0 && selected <= self->fields->len ? self->fields->pdata[selected - 1] : NULL;
  self->n_shown = A_PAGE;
  show_rows (self);
}

static void
show_more (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  JalonsHistoryWindow *self = JALONS_HISTORY_WINDOW (widget);

  self->n_shown += A_PAGE;
  show_rows (self);
}

/* Asking */

static void
on_history (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = jalons_store_history_finish (JALONS_STORE (object), result, &error);

  if (self->workspace == NULL)
    return;
  if (changes == NULL)
    {
      adw_preferences_group_set_description (self->group, error->message);
      return;
    }
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = g_steal_pointer (&changes);
  fill_fields (self);
  show_rows (self);
}

static void
ask (JalonsHistoryWindow *self)
{
  JalonsStore *store = jalons_workspace_get_store (self->workspace);
  JalonsRecord *record = find_record (self);
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autofree char *name = record != NULL ? jalons_record_words (dataset, record) : NULL;
  g_autofree char *title = name != NULL && *name != '\0'
                             ? g_strdup_printf ("%s · %s", jalons_entity_label (self->entity), name)
                             : g_strdup (jalons_entity_label (self->entity));

  adw_window_title_set_subtitle (self->title, title);
  if (store != NULL)
    jalons_store_history_async (store, self->entity, self->id, NULL, on_history, g_object_ref (self));
}

/* The widget */

static void
undo_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsHistoryWindow *self = JALONS_HISTORY_WINDOW (widget);

  if (g_str_equal (action, "history.undo"))
    jalons_workspace_undo (self->workspace);
  else
    jalons_workspace_redo (self->workspace);
}

static void
jalons_history_window_dispose (GObject *object)
{
  JalonsHistoryWindow *self = JALONS_HISTORY_WINDOW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_history_window_parent_class)->dispose (object);
}

static void
jalons_history_window_class_init (JalonsHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_history_window_dispose;
  gtk_widget_class_install_action (widget_class, "history.restore", "u", restore);
  gtk_widget_class_install_action (widget_class, "history.more", NULL, show_more);
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "history.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "history.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "history.redo", NULL);
}

static GtkWidget *
make_header (JalonsHistoryWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("History"), NULL));
  self->close = gtk_button_new_with_mnemonic (_ ("_Close"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "window.close");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->close);
  return header;
}

static GtkWidget *
make_page (JalonsHistoryWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *last = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->choice = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->field = ADW_COMBO_ROW (adw_combo_row_new ());
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->more = gtk_button_new_with_mnemonic (_ ("_Older Changes"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "history.more");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->field), _ ("Field"));
  adw_preferences_group_add (self->choice, GTK_WIDGET (self->field));
  adw_preferences_group_add (last, self->more);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->choice);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), last);
  gtk_widget_set_vexpand (page, TRUE);
  g_signal_connect_object (self->field, "notify::selected", G_CALLBACK (on_field_chosen), self, G_CONNECT_SWAPPED);
  return page;
}

static void
jalons_history_window_init (JalonsHistoryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new ();
  self->fields = g_ptr_array_new ();
  self->n_shown = A_PAGE;
  gtk_window_set_title (GTK_WINDOW (self), _ ("History"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 560);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_page (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * jalons_history_window_new:
 * @subject: the object, and perhaps the only field to begin with
 *
 * Returns: (transfer none): the window, which follows what is written while it is open
 */
GtkWindow *
jalons_history_window_new (JalonsWorkspace *workspace,
                           const JalonsSubject *subject)
{
  JalonsHistoryWindow *self = g_object_new (JALONS_TYPE_HISTORY_WINDOW, NULL);

  self->workspace = g_object_ref (workspace);
  self->entity = subject->entity;
  self->id = g_strdup (subject->id);
  self->wanted = subject->field;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WINDOW (self);
}
