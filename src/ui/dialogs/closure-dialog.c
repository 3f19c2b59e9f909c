/* Adding or changing days without class.
 * Invariant: a holiday of the zone keeps its code in `replaces`, so that it is never counted twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/closure-dialog.h"

#include <glib/gi18n-lib.h>

#include "plan/gestures.h"
#include "ui/parts/field-row.h"

/* Longer than any holiday: somebody mistyped a year. */
#define MOST_DAYS 100

struct _JalonsClosureDialog
{
  JalonsRecordDialog parent_instance;
  AdwPreferencesGroup *group;
  JalonsFieldRow *label;
  JalonsFieldRow *first_day;
  JalonsFieldRow *last_day;
  JalonsDraft *draft;
};

G_DEFINE_FINAL_TYPE (JalonsClosureDialog, jalons_closure_dialog, JALONS_TYPE_RECORD_DIALOG)

static gboolean
check_days (JalonsClosureDialog *self,
            JalonsDay first_day,
            JalonsDay last_day)
{
  if (last_day < first_day)
    jalons_field_row_set_error (self->last_day, _ ("it comes before the first day"));
  else if (last_day - first_day >= MOST_DAYS)
    jalons_field_row_set_error (self->last_day, _ ("that is more than three months; is the year right?"));
  else
    return TRUE;
  return FALSE;
}

static const char *
jalons_closure_dialog_read (JalonsRecordDialog *dialog,
                            GPtrArray *drafts)
{
  JalonsClosureDialog *self = JALONS_CLOSURE_DIALOG (dialog);
  g_autoptr (JalonsDraft) draft = jalons_draft_copy (self->draft);
  JalonsDay first_day, last_day;
  gboolean right = jalons_field_row_read (self->label, draft);

  right = jalons_field_row_read_day (self->first_day, &first_day) && right;
  right = jalons_field_row_read_day (self->last_day, &last_day) && right;
  if (last_day == JALONS_NO_DAY)
    last_day = first_day;
  if (!right || !check_days (self, first_day, last_day))
    return NULL;
  jalons_draft_set_day (draft, JALONS_CLOSURE_FIRST_DAY, first_day);
  jalons_draft_set_day (draft, JALONS_CLOSURE_RETURN_DAY, last_day + 1);
  if (jalons_draft_is_changed (draft))
    g_ptr_array_add (drafts, g_steal_pointer (&draft));
  return jalons_draft_get_origin (self->draft) ? _ ("Change days without class") : _ ("Add days without class");
}

/* Whether the published dates of a holiday come back when @closure goes. */
static gboolean
stands_for_published (JalonsWorkspace *workspace,
                      const JalonsClosure *closure)
{
  JalonsYear *year = jalons_workspace_get_year (workspace);
  const JalonsBundledYear *bundled = year ? jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year))
                                          : NULL;

  for (gsize i = 0; bundled != NULL && i < bundled->n_breaks; i++)
    if (g_str_equal (bundled->breaks[i].code, jalons_closure_replaces (closure)))
      return TRUE;
  return FALSE;
}

static const char *
jalons_closure_dialog_remove (JalonsRecordDialog *dialog,
                              GPtrArray *drafts,
                              const char **message)
{
  JalonsRecord *closure = jalons_draft_get_origin (JALONS_CLOSURE_DIALOG (dialog)->draft);

  jalons_gesture_add_deletion (drafts, closure);
  if (stands_for_published (jalons_record_dialog_get_workspace (dialog), closure))
    {
      *message = _ ("The published dates are back");
      return _ ("Go back to the published dates");
    }
  *message = _ ("The days without class were deleted");
  return _ ("Delete days without class");
}

static void
jalons_closure_dialog_dispose (GObject *object)
{
  g_clear_pointer (&JALONS_CLOSURE_DIALOG (object)->draft, jalons_draft_free);

  G_OBJECT_CLASS (jalons_closure_dialog_parent_class)->dispose (object);
}

static void
jalons_closure_dialog_class_init (JalonsClosureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_closure_dialog_dispose;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_closure_dialog_read;
  JALONS_RECORD_DIALOG_CLASS (klass)->remove = jalons_closure_dialog_remove;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/closure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsClosureDialog, group);
  gtk_widget_class_bind_template_child (widget_class, JalonsClosureDialog, label);
  gtk_widget_class_bind_template_child (widget_class, JalonsClosureDialog, first_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsClosureDialog, last_day);
}

static void
jalons_closure_dialog_init (JalonsClosureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_draft (JalonsClosureDialog *self,
            JalonsWorkspace *workspace)
{
  g_autoptr (JalonsRecord) closure = jalons_draft_build (self->draft);
  JalonsDay return_day = jalons_closure_return_day (closure);

  jalons_field_row_set_workspace (self->first_day, workspace);
  jalons_field_row_set_workspace (self->last_day, workspace);
  jalons_field_row_show (self->label, closure);
  jalons_field_row_show_day (self->first_day, jalons_closure_first_day (closure));
  jalons_field_row_show_day (self->last_day, return_day != JALONS_NO_DAY ? return_day - 1 : JALONS_NO_DAY);
}

static GtkWindow *
open_dialog (JalonsWorkspace *workspace,
             const char *title,
             const char *accept_label,
             JalonsDraft *draft)
{
  JalonsClosureDialog *self = g_object_new (JALONS_TYPE_CLOSURE_DIALOG, "workspace", workspace, "title", title,
                                            "accept-label", accept_label, NULL);

  self->draft = draft;
  show_draft (self, workspace);
  if (jalons_draft_get_origin (draft) != NULL)
    jalons_record_dialog_offer_removal (JALONS_RECORD_DIALOG (self),
                                        stands_for_published (workspace, jalons_draft_get_origin (draft))
                                          ? _ ("_Go Back to the Published Dates")
                                          : _ ("_Delete These Days"));
  return GTK_WINDOW (self);
}

/**
 * jalons_closure_dialog_new:
 * @closure: (nullable): what is changed, or %NULL to add days to the open year
 */
GtkWindow *
jalons_closure_dialog_new (JalonsWorkspace *workspace,
                           JalonsClosure *closure)
{
  JalonsDraft *draft;

  if (closure != NULL)
    return open_dialog (workspace, _ ("Days without class"), _ ("_Change"), jalons_draft_edit (closure));
  draft = jalons_draft_new (JALONS_ENTITY_CLOSURE, NULL);
  jalons_draft_set_text (draft, JALONS_CLOSURE_YEAR, jalons_record_get_id (jalons_workspace_get_year (workspace)));
  return open_dialog (workspace, _ ("Add days without class"), _ ("_Add"), draft);
}

/**
 * jalons_closure_dialog_new_holiday:
 * @published: a holiday of the zone, whose dates are to be other ones in this school
 */
GtkWindow *
jalons_closure_dialog_new_holiday (JalonsWorkspace *workspace,
                                   const JalonsBreak *published)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_CLOSURE, NULL);

  jalons_draft_set_text (draft, JALONS_CLOSURE_YEAR, jalons_record_get_id (jalons_workspace_get_year (workspace)));
  jalons_draft_set_text (draft, JALONS_CLOSURE_LABEL, published->name);
  jalons_draft_set_text (draft, JALONS_CLOSURE_REPLACES, published->code);
  jalons_draft_set_day (draft, JALONS_CLOSURE_FIRST_DAY, published->first_day);
  jalons_draft_set_day (draft, JALONS_CLOSURE_RETURN_DAY, published->return_day);
  return open_dialog (workspace, published->name, _ ("_Change"), draft);
}
