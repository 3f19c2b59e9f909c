/* The editor of one activity, at the side of the page.
 * Invariant: what is shown comes from the record each time it changes; a field that is being typed in is left alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/activity-editor-private.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/rules/rules.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/parts/day-notes.h"
#include "ui/parts/fold-layout.h"
#include "ui/parts/subject.h"
#include "ui/parts/tip.h"
#include "ui/parts/whole-list.h"
#include "ui/parts/words.h"

enum
{
  SIGNAL_CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsActivityEditor, jalons_activity_editor, GTK_TYPE_WIDGET)

/**
 * jalons_activity_editor_get_activity:
 *
 * Returns: (transfer none) (nullable): what is edited, as it now is; %NULL when nothing is, or it is gone
 */
JalonsActivity *
jalons_activity_editor_get_activity (JalonsActivityEditor *self)
{
  if (self->id == NULL)
    return NULL;
  return jalons_dataset_lookup (jalons_workspace_get_dataset (self->workspace), JALONS_ENTITY_ACTIVITY, self->id);
}

/* When */

static void
show_issues (JalonsActivityEditor *self)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsCalendar *calendar = jalons_workspace_get_calendar (self->workspace);
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsRecord) proposed = NULL;
  g_autoptr (GPtrArray) divisions = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  JalonsSlot slot;

  if (activity == NULL || calendar == NULL)
    return;
  draft = jalons_draft_edit (activity);
  if (jalons_slot_editor_read (self->slot, &slot))
    jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  proposed = jalons_draft_build (draft);
  divisions = jalons_dataset_activity_divisions (dataset, activity);
  issues = jalons_rules_of_proposal (dataset, calendar, proposed, divisions);
  jalons_issue_list_show (self->issues, issues);
}

static JalonsDayMarks
describe_day (JalonsDay day,
              GString *words,
              gpointer data)
{
  JalonsActivityEditor *self = data;
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);

  return jalons_day_notes_describe (self->workspace, activity, day, words);
}

/* Showing */

static void
fill_choices (JalonsActivityEditor *self)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) audiences = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("None"));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s · %s", axes[i].letter, axes[i].short_label);

      gtk_string_list_append (names, name);
    }
  for (int i = JALONS_ACTIVITY_LESSON; i <= JALONS_ACTIVITY_OTHER; i++)
    gtk_string_list_append (kinds, jalons_activity_kind_label ((JalonsActivityKind) i));
  adw_combo_row_set_model (self->axis, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  for (int i = JALONS_AUDIENCE_PUPILS; i <= JALONS_AUDIENCE_STAFF; i++)
    gtk_string_list_append (audiences, jalons_audience_label ((JalonsAudience) i));
  adw_combo_row_set_model (self->audience, G_LIST_MODEL (audiences));
  jalons_whole_list_set (self->axis);
  jalons_whole_list_set (self->kind);
  jalons_whole_list_set (self->audience);
}

static gboolean
is_typing_in (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_text (AdwEntryRow *row,
           const char *text,
           gboolean keep_typed)
{
  if (keep_typed && is_typing_in (GTK_WIDGET (row)))
    return;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_state (JalonsActivityEditor *self,
            JalonsActivity *activity,
            gboolean keep_typed)
{
  JalonsState state = (JalonsState) jalons_activity_state (activity);
  int minutes = jalons_activity_done_minutes (activity);
  g_autofree char *text = minutes == JALONS_UNSET ? g_strdup ("") : jalons_format_minutes (minutes);

  if ((unsigned) state < N_STATES)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->states[state]), TRUE);
  gtk_widget_set_visible (self->done_list, state == JALONS_STATE_DONE);
  show_text (self->done_minutes, text, keep_typed);
  gtk_widget_set_visible (self->cancelled_list, state == JALONS_STATE_CANCELLED);
  jalons_field_row_show (self->cancelled_why, activity);
}

static void
show_choices (JalonsActivityEditor *self,
              JalonsActivity *activity)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);
  guint selected = 0;

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (axes[i].code, jalons_activity_axis (activity)))
      selected = (guint) i + 1;
  adw_combo_row_set_selected (self->axis, selected);
  adw_combo_row_set_selected (self->kind, (guint) jalons_activity_kind (activity));
  adw_combo_row_set_selected (self->audience, (guint) jalons_activity_audience (activity));
  gtk_switch_set_active (self->counts, !jalons_activity_uncounted (activity));
  gtk_switch_set_active (self->half_day, jalons_activity_half_day (activity) == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->families), jalons_activity_audience (activity) == JALONS_AUDIENCE_FAMILIES ||
                                                         jalons_activity_families (activity) != JALONS_UNSET);
  jalons_field_row_show (self->families, activity);
}

static void
show_links (JalonsActivityEditor *self,
            JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (jalons_workspace_get_dataset (self->workspace),
                                                                       activity);
  g_autofree char *codes = jalons_words_codes (divisions);
  const char *const *competences = jalons_activity_competences (activity);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (int i = 0; competences[i] != NULL; i++)
    {
      const JalonsCompetence *competence = jalons_competence_lookup (NULL, competences[i]);
      g_autofree char *markup = g_markup_escape_text (competence ? competence->label : competences[i], -1);

      g_string_append_printf (labels, "%s%s", i > 0 ? "\n" : "", markup);
    }
  adw_action_row_set_subtitle (self->divisions_row, codes);
  adw_action_row_set_subtitle (self->competences_row, labels->len > 0 ? labels->str : _ ("None"));
}

/* What is being typed stays; what came meanwhile is what it will be written over. */
static void
show_line (JalonsActivityEditor *self,
           JalonsActivity *activity,
           int which,
           gboolean keep_typed)
{
  GtkEditable *row = GTK_EDITABLE (jalons_activity_editor_text_row (self, which));
  const char *text = jalons_record_get_text (activity, jalons_activity_editor_text_field (which));
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  gboolean same = g_str_equal (typed, text);

  if (keep_typed && !same && jalons_activity_editor_is_typing_text (self, which))
    return;
  if (!same || !(keep_typed && is_typing_in (GTK_WIDGET (row))))
    gtk_editable_set_text (row, text);
  g_free (self->shown[which]);
  self->shown[which] = g_strdup (gtk_editable_get_text (row));
}

/* What shows one field and no other. */
static const struct
{
  JalonsFieldId field;
  gsize widget;
} fields[] = {
  { JALONS_ACTIVITY_TITLE, G_STRUCT_OFFSET (JalonsActivityEditor, title) },
  { JALONS_ACTIVITY_PLACE, G_STRUCT_OFFSET (JalonsActivityEditor, place) },
  { JALONS_ACTIVITY_SPEAKERS, G_STRUCT_OFFSET (JalonsActivityEditor, speakers) },
  { JALONS_ACTIVITY_SLOT, G_STRUCT_OFFSET (JalonsActivityEditor, slot) },
  { JALONS_ACTIVITY_DONE_MINUTES, G_STRUCT_OFFSET (JalonsActivityEditor, done_minutes) },
  { JALONS_ACTIVITY_CANCELLED_WHY, G_STRUCT_OFFSET (JalonsActivityEditor, cancelled_why) },
  { JALONS_ACTIVITY_AXIS, G_STRUCT_OFFSET (JalonsActivityEditor, axis) },
  { JALONS_ACTIVITY_COMPETENCES, G_STRUCT_OFFSET (JalonsActivityEditor, competences_row) },
  { JALONS_ACTIVITY_AUTHORISED_DAY, G_STRUCT_OFFSET (JalonsActivityEditor, authorised) },
  { JALONS_ACTIVITY_KIND, G_STRUCT_OFFSET (JalonsActivityEditor, kind) },
  { JALONS_ACTIVITY_AUDIENCE, G_STRUCT_OFFSET (JalonsActivityEditor, audience) },
  { JALONS_ACTIVITY_FAMILIES, G_STRUCT_OFFSET (JalonsActivityEditor, families) },
  { JALONS_ACTIVITY_NOTES, G_STRUCT_OFFSET (JalonsActivityEditor, notes) },
};

static GtkWidget *
field_widget (JalonsActivityEditor *self,
              guint i)
{
  return G_STRUCT_MEMBER (GtkWidget *, self, fields[i].widget);
}

static void
show_conflicts (JalonsActivityEditor *self)
{
  jalons_conflict_bar_show (self->conflicts, self->workspace, JALONS_ENTITY_ACTIVITY, self->id);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    jalons_conflict_mark (field_widget (self, i), self->workspace);
}

static void
show_activity (JalonsActivityEditor *self,
               JalonsActivity *activity,
               gboolean keep_typed)
{
  g_set_object (&self->last, activity);
  self->showing = TRUE;
  for (int i = 0; i < N_TEXTS; i++)
    show_line (self, activity, i, keep_typed);
  show_state (self, activity, keep_typed);
  show_choices (self, activity);
  show_links (self, activity);
  jalons_long_text_show (self->notes, jalons_activity_notes (activity));
  jalons_field_row_show (self->authorised, activity);
  jalons_activity_project_show (self->project, activity);
  jalons_activity_attached_show (self->attached, activity);
  jalons_slot_editor_show (self->slot, jalons_activity_slot (activity),
                           jalons_workspace_get_calendar (self->workspace),
                           jalons_workspace_get_today (self->workspace), keep_typed);
  self->showing = FALSE;
  show_issues (self);
  show_conflicts (self);
}

static void
on_workspace_changed (JalonsActivityEditor *self)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);

  if (activity != NULL)
    {
      if (self->held)
        jalons_activity_editor_write_held (self, activity);
      show_activity (self, activity, TRUE);
    }
  else if (jalons_activity_editor_holds (self))
    jalons_activity_editor_hold (self);
  else if (self->id != NULL)
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
on_close (JalonsActivityEditor *self)
{
  self->leaving = TRUE;
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
  self->leaving = FALSE;
}

static void
close_editor (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  on_close (JALONS_ACTIVITY_EDITOR (widget));
}

static void
attach (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  JalonsActivityEditor *self = JALONS_ACTIVITY_EDITOR (widget);

  if (jalons_activity_editor_get_activity (self) != NULL)
    jalons_activity_attached_pick (self->attached);
}

static void
jalons_activity_editor_dispose (GObject *object)
{
  JalonsActivityEditor *self = JALONS_ACTIVITY_EDITOR (object);
  GtkWidget *child;

  g_clear_pointer (&self->attached, jalons_activity_attached_free);
  g_clear_pointer (&self->project, jalons_activity_project_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->last);
  g_clear_pointer (&self->id, g_free);
  for (int i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->shown[i], g_free);

  G_OBJECT_CLASS (jalons_activity_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, conflicts);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, title);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, place);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, speakers);
  gtk_widget_class_bind_template_child_full (widget_class, "planned", FALSE,
                                             G_STRUCT_OFFSET (JalonsActivityEditor, states[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "confirmed", FALSE,
                                             G_STRUCT_OFFSET (JalonsActivityEditor, states[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "done", FALSE,
                                             G_STRUCT_OFFSET (JalonsActivityEditor, states[2]));
  gtk_widget_class_bind_template_child_full (widget_class, "cancelled", FALSE,
                                             G_STRUCT_OFFSET (JalonsActivityEditor, states[3]));
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, done_minutes);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, done_list);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, cancelled_why);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, cancelled_list);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, slot);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, issues);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, divisions_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, divisions_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, axis);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, competences_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, competences_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, authorised);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, attached_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, project_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, audience);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, families);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, counts);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, half_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityEditor, notes);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, show_issues);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  jalons_activity_editor_bind_writes (widget_class);
}

static void
jalons_activity_editor_class_init (JalonsActivityEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_activity_editor_dispose;
  g_type_ensure (JALONS_TYPE_CONFLICT_BAR);
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  g_type_ensure (JALONS_TYPE_FOLD_LAYOUT);
  g_type_ensure (JALONS_TYPE_SLOT_EDITOR);
  g_type_ensure (JALONS_TYPE_ISSUE_LIST);
  g_type_ensure (JALONS_TYPE_LONG_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/activity-editor.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_install_action (widget_class, "editor.close", NULL, close_editor);
  gtk_widget_class_install_action (widget_class, "editor.attach", NULL, attach);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "editor.attach", NULL);

  /**
   * JalonsActivityEditor::close:
   *
   * The user is done, or the activity is gone.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", JALONS_TYPE_ACTIVITY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

/* In very large letters not even two of the words may fit side by side. */
static void
name_state (GtkWidget *button,
            const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  jalons_tip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
jalons_activity_editor_init (JalonsActivityEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_STATES; i++)
    name_state (self->states[i], jalons_state_label ((JalonsState) i));
  gtk_menu_button_set_create_popup_func (self->divisions_button, jalons_activity_editor_create_divisions, self, NULL);
  gtk_menu_button_set_create_popup_func (self->competences_button, jalons_activity_editor_create_competences, self, NULL);
  jalons_slot_editor_set_describe (self->slot, describe_day, self);
  self->showing = TRUE;
  fill_choices (self);
  self->showing = FALSE;
}

GtkWidget *
jalons_activity_editor_new (JalonsWorkspace *workspace)
{
  JalonsActivityEditor *self = g_object_new (JALONS_TYPE_ACTIVITY_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->attached = jalons_activity_attached_new (self->attached_group, workspace);
  self->project = jalons_activity_project_new (self->project_group, workspace);
  jalons_field_row_set_workspace (self->authorised, workspace);
  jalons_field_row_set_workspace (self->cancelled_why, workspace);
  jalons_field_row_set_workspace (self->families, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "failed", G_CALLBACK (jalons_long_text_forget_sent), self->notes,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Writes what is typed in the field that has the focus, as leaving it would. */
static void
commit_focused (JalonsActivityEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && is_typing_in (GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

/* Whose history is asked for. */
static void
set_subjects (JalonsActivityEditor *self)
{
  jalons_subject_set (GTK_WIDGET (self), JALONS_ENTITY_ACTIVITY, self->id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    jalons_subject_set (field_widget (self, i), JALONS_ENTITY_ACTIVITY, self->id, jalons_model_field (fields[i].field));
}

/**
 * jalons_activity_editor_edit:
 * @id: (nullable): the activity to edit, or none; one that it holds stays, see jalons_activity_editor_holds()
 */
void
jalons_activity_editor_edit (JalonsActivityEditor *self,
                             const char *id)
{
  JalonsActivity *activity;

  if (g_strcmp0 (id, self->id) == 0 || jalons_activity_editor_holds (self))
    return;
  jalons_activity_editor_let_go (self);
  commit_focused (self);
  jalons_long_text_reset (self->notes);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_free (self->id);
  self->id = g_strdup (id);
  g_clear_object (&self->last);
  set_subjects (self);
  activity = jalons_activity_editor_get_activity (self);
  if (activity != NULL)
    {
      show_activity (self, activity, FALSE);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
    }
}

/**
 * jalons_activity_editor_get_id:
 *
 * Returns: (transfer none) (nullable): of what is edited
 */
const char *
jalons_activity_editor_get_id (JalonsActivityEditor *self)
{
  return self->id;
}

void
jalons_activity_editor_focus_title (JalonsActivityEditor *self)
{
  /* Which also selects the whole of it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

static gboolean
is_typing (JalonsActivityEditor *self)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);

  if (activity == NULL || !is_typing_in (GTK_WIDGET (self)))
    return FALSE;
  for (int i = 0; i < N_TEXTS; i++)
    if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (jalons_activity_editor_text_row (self, i))),
                      jalons_record_get_text (activity, jalons_activity_editor_text_field (i))))
      return TRUE;
  return jalons_long_text_is_typing (self->notes) || jalons_slot_editor_is_typing (self->slot);
}

/**
 * jalons_activity_editor_undo_typing:
 *
 * What is typed and not yet written is undone first, in its field, before any gesture.
 *
 * Returns: whether there was something to undo
 */
gboolean
jalons_activity_editor_undo_typing (JalonsActivityEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && is_typing (self) && gtk_widget_activate_action (focus, "text.undo", NULL);
}
