/* What the editor of an activity writes: each field when it is left or chosen, in a gesture with a name.
 * Invariant: a field that says what the record already says writes nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/activity-editor-private.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/words/text.h"
#include "plan/gestures.h"
#include "ui/parts/check-list.h"

#define PAUSE_SECONDS 4 /* so much typing at most is lost with the power */

/* Writing: one field, one gesture. Takes draft. */
static void
write_draft (JalonsActivityEditor *self,
             const char *label,
             JalonsDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  gboolean changed = jalons_draft_is_changed (draft);

  g_ptr_array_add (drafts, draft);
  if (changed)
    jalons_workspace_write (self->workspace, label, drafts);
}

static void
write_number (JalonsActivityEditor *self,
              JalonsFieldId field,
              int number,
              const char *label)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  JalonsDraft *draft;

  if (self->showing || activity == NULL)
    return;
  draft = jalons_draft_edit (activity);
  jalons_draft_set_number (draft, field, number);
  write_draft (self, label, draft);
}

/* Texts of one line. */

static const struct
{
  JalonsFieldId field;
  const char *gesture;
} texts[N_TEXTS] = {
  { JALONS_ACTIVITY_TITLE, N_ ("Change the title") },
  { JALONS_ACTIVITY_PLACE, N_ ("Change the place") },
  { JALONS_ACTIVITY_SPEAKERS, N_ ("Change the speakers") },
};

AdwEntryRow *
jalons_activity_editor_text_row (JalonsActivityEditor *self,
                                 int which)
{
  AdwEntryRow *rows[N_TEXTS] = { self->title, self->place, self->speakers };

  return rows[which];
}

JalonsFieldId
jalons_activity_editor_text_field (int which)
{
  return texts[which].field;
}

/**
 * jalons_activity_editor_is_typing_text:
 *
 * Returns: whether the user has put something else there than what was shown
 */
gboolean
jalons_activity_editor_is_typing_text (JalonsActivityEditor *self,
                                       int which)
{
  GtkEditable *row = GTK_EDITABLE (jalons_activity_editor_text_row (self, which));

  return g_strcmp0 (gtk_editable_get_text (row), self->shown[which]) != 0;
}

static void
commit_text (JalonsActivityEditor *self,
             int which)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (jalons_activity_editor_text_row (self, which))));
  JalonsDraft *draft;

  /* A field that is left as it was shown says nothing, whatever has become of the record since. */
  if (self->showing || activity == NULL || !jalons_activity_editor_is_typing_text (self, which))
    return;
  draft = jalons_draft_edit (activity);
  jalons_draft_set_text (draft, texts[which].field, g_strstrip (text));
  write_draft (self, _ (texts[which].gesture), draft);
}

static void
commit_title (JalonsActivityEditor *self)
{
  commit_text (self, 0);
}

static void
commit_place (JalonsActivityEditor *self)
{
  commit_text (self, 1);
}

static void
commit_speakers (JalonsActivityEditor *self)
{
  commit_text (self, 2);
}

static void
commit_notes (JalonsActivityEditor *self,
              const char *text)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  JalonsDraft *draft;

  /* They may be asked for again, when it is there again. */
  if (activity == NULL)
    {
      jalons_long_text_forget_sent (self->notes);
      return;
    }
  draft = jalons_draft_edit (activity);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_NOTES, text);
  write_draft (self, _ ("Change the notes"), draft);
}

static gboolean
on_pause (gpointer data)
{
  JalonsActivityEditor *self = data;

  self->pause = 0;
  for (int i = 0; i < N_TEXTS; i++)
    commit_text (self, i);
  return G_SOURCE_REMOVE;
}

void
jalons_activity_editor_on_typed (JalonsActivityEditor *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_seconds (PAUSE_SECONDS, on_pause, self);
}

/* When */

static const char *
slot_gesture (JalonsSlot before,
              JalonsSlot after)
{
  if (before.day == after.day && before.start == after.start)
    return _ ("Change the length");
  if (before.day == JALONS_NO_DAY)
    return _ ("Give a date");
  return after.day == before.day ? _ ("Change the time") : _ ("Move the activity");
}

static void
on_slot_committed (JalonsActivityEditor *self)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  JalonsSlot slot;
  JalonsDraft *draft;

  if (activity == NULL || !jalons_slot_editor_read (self->slot, &slot))
    return;
  draft = jalons_draft_edit (activity);
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  write_draft (self, slot_gesture (jalons_activity_slot (activity), slot), draft);
}

/* State */

static void
on_state_toggled (GtkToggleButton *button,
                  JalonsActivityEditor *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < N_STATES; i++)
    if (self->states[i] == GTK_WIDGET (button))
      write_number (self, JALONS_ACTIVITY_STATE, i, _ ("Change the state"));
}

static void
commit_done_minutes (JalonsActivityEditor *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->done_minutes)));
  int minutes = JALONS_UNSET;
  gboolean wrong = *g_strstrip (text) != '\0' && !jalons_parse_minutes (text, &minutes);

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->done_minutes), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->done_minutes), "error");
  if (!wrong)
    write_number (self, JALONS_ACTIVITY_DONE_MINUTES, minutes, _ ("Change the time really held"));
}

/* Classes and competences: popovers that are filled when they are opened. */

static void
fill_divisions (JalonsCheckList *list,
                JalonsActivityEditor *self)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  g_autoptr (GPtrArray) chosen = jalons_dataset_activity_divisions (jalons_workspace_get_dataset (self->workspace),
                                                                    jalons_activity_editor_get_activity (self));
  const char *level = NULL;

  jalons_check_list_clear (list);
  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (divisions, i);

      if (g_strcmp0 (level, jalons_division_level (division)) != 0)
        {
          level = jalons_division_level (division);
          jalons_check_list_add_group (list, jalons_workspace_level (self->workspace, level).label, TRUE);
        }
      jalons_check_list_add_item (list, jalons_record_get_id (division), jalons_division_code (division),
                                  g_ptr_array_find (chosen, division, NULL));
    }
}

static void
on_divisions_chosen (JalonsCheckList *list,
                     JalonsActivityEditor *self)
{
  g_auto (GStrv) ids = jalons_check_list_dup_ids (list);
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  g_autoptr (GPtrArray) drafts = NULL;

  if (activity == NULL)
    return;
  drafts = jalons_gesture_set_divisions (jalons_workspace_get_dataset (self->workspace), activity,
                                         (const char *const *) ids);
  jalons_workspace_write (self->workspace, _ ("Change the classes"), drafts);
}

static void
fill_competences (JalonsCheckList *list,
                  JalonsActivityEditor *self)
{
  gsize n = 0;
  const JalonsCompetence *competences = jalons_competences_list (NULL, &n);
  const char *const *chosen = jalons_activity_competences (jalons_activity_editor_get_activity (self));
  const char *family = NULL;

  jalons_check_list_clear (list);
  for (gsize i = 0; i < n; i++)
    {
      if (g_strcmp0 (family, competences[i].family) != 0)
        {
          family = competences[i].family;
          jalons_check_list_add_group (list, competences[i].family_label, FALSE);
        }
      jalons_check_list_add_item (list, competences[i].code, competences[i].label,
                                  g_strv_contains (chosen, competences[i].code));
    }
}

static void
on_competences_chosen (JalonsCheckList *list,
                       JalonsActivityEditor *self)
{
  g_auto (GStrv) codes = jalons_check_list_dup_ids (list);
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  JalonsDraft *draft;

  if (activity == NULL)
    return;
  draft = jalons_draft_edit (activity);
  jalons_draft_set_list (draft, JALONS_ACTIVITY_COMPETENCES, (const char *const *) codes);
  write_draft (self, _ ("Change the competences"), draft);
}

void
jalons_activity_editor_create_divisions (GtkMenuButton *button,
                                         gpointer data)
{
  GtkWidget *list;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  list = jalons_check_list_new (_ ("Classes"));
  g_signal_connect_object (list, "show", G_CALLBACK (fill_divisions), data, 0);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_divisions_chosen), data, 0);
  gtk_menu_button_set_popover (button, list);
}

void
jalons_activity_editor_create_competences (GtkMenuButton *button,
                                           gpointer data)
{
  GtkWidget *list;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  list = jalons_check_list_new (_ ("Competences"));
  g_signal_connect_object (list, "show", G_CALLBACK (fill_competences), data, 0);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_competences_chosen), data, 0);
  gtk_menu_button_set_popover (button, list);
}

/* Rows of one field */

static void
commit_row (JalonsActivityEditor *self,
            JalonsFieldRow *row,
            const char *label)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  g_autoptr (JalonsDraft) draft = activity ? jalons_draft_edit (activity) : NULL;

  if (draft != NULL && jalons_field_row_read (row, draft))
    write_draft (self, label, g_steal_pointer (&draft));
}

static void
commit_authorised (JalonsActivityEditor *self)
{
  commit_row (self, self->authorised, _ ("Change the authorisation"));
}

static void
commit_cancelled_why (JalonsActivityEditor *self)
{
  commit_row (self, self->cancelled_why, _ ("Say why it was cancelled"));
}

static void
commit_families (JalonsActivityEditor *self)
{
  commit_row (self, self->families, _ ("Count the families"));
}

/* Choices */

static void
on_axis_selected (JalonsActivityEditor *self)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);
  guint selected = adw_combo_row_get_selected (self->axis);
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  JalonsDraft *draft;

  if (self->showing || activity == NULL || selected > n)
    return;
  draft = jalons_draft_edit (activity);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, selected == 0 ? "" : axes[selected - 1].code);
  write_draft (self, _ ("Change the axis"), draft);
}

static void
on_kind_selected (JalonsActivityEditor *self)
{
  write_number (self, JALONS_ACTIVITY_KIND, (int) adw_combo_row_get_selected (self->kind), _ ("Change the kind"));
}

static void
on_audience_selected (JalonsActivityEditor *self)
{
  JalonsActivity *activity = jalons_activity_editor_get_activity (self);
  g_autoptr (GPtrArray) drafts = NULL;

  if (self->showing || activity == NULL)
    return;
  drafts = jalons_gesture_set_audience (activity, (JalonsAudience) adw_combo_row_get_selected (self->audience));
  if (drafts->len > 0)
    jalons_workspace_write (self->workspace, _ ("Change the audience"), drafts);
}

static void
on_counts_changed (JalonsActivityEditor *self)
{
  write_number (self, JALONS_ACTIVITY_UNCOUNTED, !gtk_switch_get_active (self->counts), _ ("Change what is counted"));
}

static void
on_half_day_changed (JalonsActivityEditor *self)
{
  write_number (self, JALONS_ACTIVITY_HALF_DAY, gtk_switch_get_active (self->half_day),
                _ ("Change the half-day of orientation"));
}

/* The names are those of activity-editor.ui. */
void
jalons_activity_editor_bind_writes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, commit_title);
  gtk_widget_class_bind_template_callback (widget_class, commit_authorised);
  gtk_widget_class_bind_template_callback (widget_class, commit_cancelled_why);
  gtk_widget_class_bind_template_callback (widget_class, commit_families);
  gtk_widget_class_bind_template_callback (widget_class, on_audience_selected);
  gtk_widget_class_bind_template_callback (widget_class, commit_place);
  gtk_widget_class_bind_template_callback (widget_class, commit_speakers);
  gtk_widget_class_bind_template_callback (widget_class, commit_notes);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_typed",
                                                G_CALLBACK (jalons_activity_editor_on_typed));
  gtk_widget_class_bind_template_callback (widget_class, commit_done_minutes);
  gtk_widget_class_bind_template_callback (widget_class, on_slot_committed);
  gtk_widget_class_bind_template_callback (widget_class, on_state_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_axis_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_counts_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_half_day_changed);
}
