/* The view Classes: the list of classes, the page of one, and the editor of one activity at its side.
 * Invariant: the editor is open on the selected activity or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/classes/classes-view.h"

#include <glib/gi18n-lib.h>

#include "plan/copy.h"
#include "plan/gestures.h"
#include "ui/activity/activity-editor.h"
#include "ui/classes/class-list.h"
#include "ui/classes/class-page.h"
#include "ui/parts/panes.h"

struct _JalonsClassesView
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsPanes *panes;
  JalonsClassList *list;
  JalonsClassPage *page;
  JalonsActivityEditor *editor; /* NULL until something is first edited */
  char *awaited;                /* the activity that is being written, to be opened when it is there */
};

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsClassesView, jalons_classes_view, GTK_TYPE_WIDGET)

/* The editor */

static void
close_editor (JalonsClassesView *self)
{
  if (self->editor == NULL || !jalons_panes_get_editor_open (self->panes))
    return;
  jalons_activity_editor_edit (self->editor, NULL);
  jalons_panes_set_editor_open (self->panes, FALSE);
}

static void
on_editor_closed (JalonsClassesView *self)
{
  close_editor (self);
  jalons_class_page_focus_list (self->page);
}

static void
open_editor (JalonsClassesView *self)
{
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);

  if (activity == NULL)
    return;
  if (self->editor == NULL)
    {
      self->editor = JALONS_ACTIVITY_EDITOR (jalons_activity_editor_new (self->workspace));
      g_signal_connect_object (self->editor, "close", G_CALLBACK (on_editor_closed), self, G_CONNECT_SWAPPED);
      jalons_panes_set_editor (self->panes, GTK_WIDGET (self->editor));
    }
  jalons_activity_editor_edit (self->editor, jalons_record_get_id (activity));
  jalons_panes_set_editor_open (self->panes, TRUE);
}

/* An open editor follows the selection. */
static void
on_selected (JalonsClassesView *self)
{
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);

  if (activity == NULL)
    close_editor (self);
  else if (self->editor != NULL && jalons_panes_get_editor_open (self->panes))
    jalons_activity_editor_edit (self->editor, jalons_record_get_id (activity));
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
on_opened (JalonsClassesView *self)
{
  open_editor (self);
  if (self->editor != NULL)
    jalons_activity_editor_focus_title (self->editor);
}

static void
on_changed (JalonsClassesView *self)
{
  g_autofree char *id = NULL;

  if (self->awaited == NULL ||
      jalons_dataset_lookup (jalons_workspace_get_dataset (self->workspace), JALONS_ENTITY_ACTIVITY, self->awaited) ==
        NULL)
    return;
  id = g_steal_pointer (&self->awaited);
  jalons_class_page_select_activity (self->page, id);
  on_opened (self);
}

static void
await (JalonsClassesView *self,
       char *id)
{
  g_free (self->awaited);
  self->awaited = id;
}

static void
jalons_classes_view_dispose (GObject *object)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->awaited, g_free);
  if (self->panes != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->panes));
  self->panes = NULL;

  G_OBJECT_CLASS (jalons_classes_view_parent_class)->dispose (object);
}

static gboolean
jalons_classes_view_grab_focus (GtkWidget *widget)
{
  jalons_class_page_focus_list (JALONS_CLASSES_VIEW (widget)->page);
  return TRUE;
}

static void
jalons_classes_view_class_init (JalonsClassesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_classes_view_dispose;
  widget_class->grab_focus = jalons_classes_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * JalonsClassesView::selected:
   *
   * Another activity is selected, or none.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", JALONS_TYPE_CLASSES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
jalons_classes_view_init (JalonsClassesView *self)
{
}

GtkWidget *
jalons_classes_view_new (JalonsWorkspace *workspace)
{
  JalonsClassesView *self = g_object_new (JALONS_TYPE_CLASSES_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->panes = g_object_new (JALONS_TYPE_PANES, NULL);
  self->list = JALONS_CLASS_LIST (jalons_class_list_new (workspace));
  self->page = JALONS_CLASS_PAGE (jalons_class_page_new (workspace));
  jalons_panes_set_list (self->panes, GTK_WIDGET (self->list));
  jalons_panes_set_page (self->panes, GTK_WIDGET (self->page));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  g_signal_connect_object (self->page, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * jalons_classes_view_get_activity:
 *
 * Returns: (transfer none) (nullable): the selected activity
 */
JalonsActivity *
jalons_classes_view_get_activity (JalonsClassesView *self)
{
  return jalons_class_page_get_activity (self->page);
}

/* Gestures */

/**
 * jalons_classes_view_add:
 *
 * Adds an activity without a date to the class, and opens it in the editor.
 */
void
jalons_classes_view_add (JalonsClassesView *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  JalonsDivision *division = jalons_workspace_get_division (self->workspace);
  const JalonsNewActivity lesson = { .slot = jalons_slot_undated (JALONS_LESSON_MINUTES) };
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;

  if (year == NULL || division == NULL)
    return;
  g_ptr_array_add (divisions, division);
  proposal = jalons_plan_add (year, divisions, &lesson);
  await (self, g_strdup (proposal->created[0]));
  jalons_workspace_write (self->workspace, proposal->label, proposal->drafts);
}

/**
 * jalons_classes_view_edit:
 *
 * Opens the selected activity in the editor, at its title.
 */
void
jalons_classes_view_edit (JalonsClassesView *self)
{
  if (jalons_class_page_get_activity (self->page) != NULL)
    on_opened (self);
}

void
jalons_classes_view_duplicate (JalonsClassesView *self)
{
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  g_autoptr (GPtrArray) drafts = NULL;
  char *id = NULL;

  if (activity == NULL)
    return;
  drafts = jalons_gesture_duplicate (jalons_workspace_get_dataset (self->workspace), activity, &id);
  await (self, id);
  jalons_workspace_write (self->workspace, _ ("Duplicate the activity"), drafts);
}

void
jalons_classes_view_delete (JalonsClassesView *self)
{
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  const char *title = activity ? jalons_activity_title (activity) : "";
  g_autofree char *message = NULL;

  if (activity == NULL)
    return;
  message = *title != '\0' ? g_strdup_printf (_ ("“%s” was deleted"), title) : g_strdup (_ ("The activity was deleted"));
  jalons_workspace_delete (self->workspace, _ ("Delete the activity"), activity, message);
}

void
jalons_classes_view_tick (JalonsClassesView *self)
{
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  g_autoptr (GPtrArray) drafts = NULL;
  gboolean done;

  if (activity == NULL)
    return;
  done = jalons_activity_state (activity) == JALONS_STATE_DONE;
  drafts = jalons_gesture_tick (activity);
  jalons_workspace_write (self->workspace, done ? _ ("Untick the activity") : _ ("Tick the activity as done"), drafts);
}

void
jalons_classes_view_set_state (JalonsClassesView *self,
                               JalonsState state)
{
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  g_autoptr (GPtrArray) drafts = NULL;

  if (activity == NULL)
    return;
  drafts = jalons_gesture_set_state (activity, state);
  jalons_workspace_write (self->workspace, _ ("Change the state"), drafts);
}

/* Moving about */

void
jalons_classes_view_find (JalonsClassesView *self)
{
  jalons_class_list_find (self->list);
}

void
jalons_classes_view_move (JalonsClassesView *self,
                          int by)
{
  jalons_class_list_move (self->list, by);
}

/**
 * jalons_classes_view_leave:
 *
 * Writes what is being typed, before the window closes.
 */
void
jalons_classes_view_leave (JalonsClassesView *self)
{
  close_editor (self);
}

/**
 * jalons_classes_view_undo_typing:
 *
 * Returns: whether some typing in the editor was undone
 */
gboolean
jalons_classes_view_undo_typing (JalonsClassesView *self)
{
  return self->editor != NULL && jalons_panes_get_editor_open (self->panes) &&
         jalons_activity_editor_undo_typing (self->editor);
}
