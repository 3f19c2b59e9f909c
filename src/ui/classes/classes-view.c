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
#include "ui/parts/pass-focus.h"
#include "ui/view.h"

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

static void jalons_classes_view_implement (JalonsViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsClassesView, jalons_classes_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_VIEW, jalons_classes_view_implement))

/* The editor */

static void
close_editor (JalonsClassesView *self)
{
  if (self->editor == NULL || !jalons_panes_get_editor_open (self->panes) || jalons_activity_editor_holds (self->editor))
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
  jalons_view_emit_selected (JALONS_VIEW (self));
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
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
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

/* The view's gestures */

static JalonsRecord *
get_selected (JalonsView *view)
{
  return jalons_class_page_get_activity (JALONS_CLASSES_VIEW (view)->page);
}

static gboolean
can_add (JalonsView *view)
{
  return jalons_workspace_get_division (JALONS_CLASSES_VIEW (view)->workspace) != NULL;
}

static void
add (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);
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

static void
edit (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);

  if (jalons_class_page_get_activity (self->page) != NULL)
    on_opened (self);
}

static void
duplicate (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  g_autoptr (GPtrArray) drafts = NULL;
  char *id = NULL;

  if (activity == NULL)
    return;
  drafts = jalons_gesture_duplicate (jalons_workspace_get_dataset (self->workspace), activity, &id);
  await (self, id);
  jalons_workspace_write (self->workspace, _ ("Duplicate the activity"), drafts);
}

static void
delete_activity (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  const char *title = activity ? jalons_activity_title (activity) : "";
  g_autofree char *message = NULL;

  if (activity == NULL)
    return;
  message = *title != '\0' ? g_strdup_printf (_ ("“%s” was deleted"), title) : g_strdup (_ ("The activity was deleted"));
  jalons_workspace_delete (self->workspace, _ ("Delete the activity"), activity, message);
}

static void
tick (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  g_autoptr (GPtrArray) drafts = NULL;
  gboolean done;

  if (activity == NULL)
    return;
  done = jalons_activity_state (activity) == JALONS_STATE_DONE;
  drafts = jalons_gesture_tick (activity);
  jalons_workspace_write (self->workspace, done ? _ ("Untick the activity") : _ ("Tick the activity as done"), drafts);
}

static void
set_state (JalonsView *view,
           JalonsState state)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);
  JalonsActivity *activity = jalons_class_page_get_activity (self->page);
  g_autoptr (GPtrArray) drafts = NULL;

  if (activity == NULL)
    return;
  drafts = jalons_gesture_set_state (activity, state);
  jalons_workspace_write (self->workspace, _ ("Change the state"), drafts);
}

/* Moving about */

static void
find (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);

  jalons_class_list_find (self->list);
}

static void
step (JalonsView *view,
      int by)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);

  jalons_class_list_move (self->list, by);
}

static void
leave (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);

  close_editor (self);
}

static gboolean
undo_typing (JalonsView *view)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);

  return self->editor != NULL && jalons_panes_get_editor_open (self->panes) &&
         jalons_activity_editor_undo_typing (self->editor);
}

/* The activity of another class is on the page of that class. */
static gboolean
show_activity (JalonsView *view,
               const char *id)
{
  JalonsClassesView *self = JALONS_CLASSES_VIEW (view);
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsActivity *activity = jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, id);
  g_autoptr (GPtrArray) divisions = activity ? jalons_dataset_activity_divisions (dataset, activity) : NULL;

  if (divisions == NULL || divisions->len == 0)
    return FALSE;
  if (!g_ptr_array_find (divisions, jalons_workspace_get_division (self->workspace), NULL))
    jalons_workspace_set_division (self->workspace, jalons_record_get_id (divisions->pdata[0]));
  jalons_class_page_select_activity (self->page, id);
  jalons_class_page_focus_list (self->page);
  return TRUE;
}

static void
jalons_classes_view_implement (JalonsViewInterface *iface)
{
  iface->get_selected = get_selected;
  iface->can_add = can_add;
  iface->add = add;
  iface->edit = edit;
  iface->rename = edit;
  iface->tick = tick;
  iface->set_state = set_state;
  iface->duplicate = duplicate;
  iface->delete = delete_activity;
  iface->find = find;
  iface->step = step;
  iface->leave = leave;
  iface->undo_typing = undo_typing;
  iface->show_activity = show_activity;
}
