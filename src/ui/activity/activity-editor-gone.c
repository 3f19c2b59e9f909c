/* An activity that a colleague deletes while it is being changed here: what is typed stays, and its return is offered.
 * Invariant: nothing that was typed goes before somebody has said that it may.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/activity-editor-private.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/sharing/sharing.h"

static gboolean
is_shared (JalonsActivityEditor *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  return sharing != NULL && jalons_space_is_joined (jalons_sharing_get_space (sharing));
}

static gboolean
is_typed (JalonsActivityEditor *self)
{
  for (int i = 0; i < N_TEXTS; i++)
    if (jalons_activity_editor_is_typing_text (self, i))
      return TRUE;
  return jalons_long_text_is_typing (self->notes) || jalons_slot_editor_is_typing (self->slot);
}

/**
 * jalons_activity_editor_holds:
 *
 * Returns: whether the activity is gone and is still shown, because somebody is at it here
 */
gboolean
jalons_activity_editor_holds (JalonsActivityEditor *self)
{
  if (self->id == NULL || self->leaving || self->last == NULL || !is_shared (self) ||
      jalons_activity_editor_get_activity (self) != NULL)
    return FALSE;
  return self->held || is_typed (self) ||
         (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Choices are made of something that is there; what is typed may be typed on. */
static void
set_choices_sensitive (JalonsActivityEditor *self,
                       gboolean sensitive)
{
  GtkWidget *choices[] = {
    GTK_WIDGET (self->done_list),     GTK_WIDGET (self->cancelled_list),     GTK_WIDGET (self->divisions_button),
    GTK_WIDGET (self->axis),          GTK_WIDGET (self->competences_button), GTK_WIDGET (self->authorised),
    GTK_WIDGET (self->kind),          GTK_WIDGET (self->attached_group),     GTK_WIDGET (self->project_group),
    GTK_WIDGET (self->audience),      GTK_WIDGET (self->families),           GTK_WIDGET (self->counts),
    GTK_WIDGET (self->half_day),
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_set_sensitive (choices[i], sensitive);
  for (int i = 0; i < N_STATES; i++)
    gtk_widget_set_sensitive (self->states[i], sensitive);
}

/* The end of it */

void
jalons_activity_editor_let_go (JalonsActivityEditor *self)
{
  if (!self->held)
    return;
  self->held = FALSE;
  if (self->gone != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->gone)), self->gone);
  self->gone = NULL;
  set_choices_sensitive (self, TRUE);
}

static void
leave (JalonsActivityEditor *self)
{
  self->leaving = TRUE;
  g_signal_emit_by_name (self, "close");
  self->leaving = FALSE;
}

/* It is there again: what was typed goes into it, in one gesture. */
void
jalons_activity_editor_write_held (JalonsActivityEditor *self,
                                   JalonsActivity *activity)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  JalonsDraft *draft = jalons_draft_edit (activity);
  JalonsSlot slot, before = jalons_activity_slot (self->last);

  g_ptr_array_add (drafts, draft);
  for (int i = 0; i < N_TEXTS; i++)
    if (jalons_activity_editor_is_typing_text (self, i))
      {
        GtkEditable *row = GTK_EDITABLE (jalons_activity_editor_text_row (self, i));
        g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

        jalons_draft_set_text (draft, jalons_activity_editor_text_field (i), text);
      }
  if (jalons_slot_editor_read (self->slot, &slot) &&
      (slot.day != before.day || slot.start != before.start || slot.minutes != before.minutes))
    jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  jalons_activity_editor_let_go (self);
  if (jalons_draft_is_changed (draft))
    jalons_workspace_write (self->workspace, _ ("Write what was being typed"), drafts);
  /* The notes give themselves. */
  jalons_long_text_commit (self->notes);
}

/* What the buttons do */

static void
on_settled (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsActivityEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_space_settle_finish (JALONS_SPACE (object), result, &error) && self->workspace != NULL)
    jalons_workspace_fail (self->workspace, error->message);
}

static void
settle (JalonsActivityEditor *self,
        const char *value)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  if (sharing != NULL)
    jalons_space_settle_async (jalons_sharing_get_space (sharing), JALONS_ENTITY_ACTIVITY, self->id, NULL, value, NULL,
                               on_settled, g_object_ref (self));
}

static void
restore (JalonsActivityEditor *self)
{
  settle (self, "0");
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

/* Only where a colleague has to be told: what nobody but us wrote is gone with what was typed. */
static void
leave_deleted (JalonsActivityEditor *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  if (sharing != NULL && jalons_sharing_find_conflict (sharing, JALONS_ENTITY_ACTIVITY, self->id, NULL) != NULL)
    settle (self, "1");
  leave (self);
}

/* Beginning */

static GtkWidget *
make_button (JalonsActivityEditor *self,
             const char *label,
             GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

/* Made when it is shown: what was there before with nothing in it, screen readers under GTK 4.8 do not hear of. */
static void
show_bar (JalonsActivityEditor *self,
          const char *sentence)
{
  GtkWidget *before = GTK_WIDGET (self->conflicts), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->gone = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->gone, "conflict");
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("Restore"), G_CALLBACK (restore)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("Leave Deleted"), G_CALLBACK (leave_deleted)));
  gtk_box_append (GTK_BOX (self->gone), g_object_new (GTK_TYPE_LABEL, "label", sentence, "wrap", TRUE, "xalign", 0.0, NULL));
  gtk_box_append (GTK_BOX (self->gone), buttons);
  gtk_widget_insert_before (self->gone, gtk_widget_get_parent (before), before);
}

/* Who deleted it, as the journal has it. */
static const JalonsPastChange *
find_deletion (const GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const JalonsPastChange *change = changes->pdata[i];

      if (change->field == NULL)
        return g_strcmp0 (change->new, "1") == 0 ? change : NULL;
    }
  return NULL;
}

static void
on_history (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsActivityEditor) self = data;
  g_autoptr (GPtrArray) changes = jalons_store_history_finish (JALONS_STORE (object), result, NULL);
  const JalonsPastChange *deletion = changes != NULL ? find_deletion (changes) : NULL;
  g_autofree char *sentence = NULL;

  if (!self->held || self->workspace == NULL)
    return;
  if (deletion == NULL || g_str_equal (deletion->author, jalons_store_get_author (JALONS_STORE (object))))
    {
      /* It was deleted here, by who sees it gone. */
      leave (self);
      return;
    }
  sentence = g_strdup_printf (_ ("Deleted by %s while you were changing it."), deletion->author);
  if (self->gone == NULL)
    show_bar (self, sentence);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/**
 * jalons_activity_editor_hold:
 *
 * Keeps what is shown of an activity that is gone, until somebody says what is to become of it.
 */
void
jalons_activity_editor_hold (JalonsActivityEditor *self)
{
  if (self->held)
    return;
  self->held = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), FALSE);
  set_choices_sensitive (self, FALSE);
  jalons_store_history_async (jalons_workspace_get_store (self->workspace), JALONS_ENTITY_ACTIVITY, self->id, NULL,
                              on_history, g_object_ref (self));
}
