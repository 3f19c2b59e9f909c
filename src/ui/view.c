/* The interface of the views.
 * Invariant: a view implements what it can do; for the rest it is here, and does nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/view.h"

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (JalonsView, jalons_view, GTK_TYPE_WIDGET)

static JalonsRecord *
have_nothing_selected (JalonsView *self)
{
  return NULL;
}

static gboolean
decline (JalonsView *self)
{
  return FALSE;
}

static void
do_nothing (JalonsView *self)
{
}

static void
leave_state (JalonsView *self,
             JalonsState state)
{
}

static void
stay (JalonsView *self,
      int by)
{
}

static gboolean
lack_activity (JalonsView *self,
               const char *id)
{
  return FALSE;
}

static const char *
have_no_project (JalonsView *self)
{
  return NULL;
}

static void
jalons_view_default_init (JalonsViewInterface *iface)
{
  iface->get_selected = have_nothing_selected;
  iface->can_add = iface->undo_typing = decline;
  iface->add = iface->edit = iface->rename = iface->tick = do_nothing;
  iface->duplicate = iface->delete = iface->find = iface->leave = do_nothing;
  iface->set_state = leave_state;
  iface->step = stay;
  iface->show_activity = lack_activity;
  iface->get_project = have_no_project;

  /**
   * JalonsView::selected:
   *
   * Another activity is selected, or none.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", JALONS_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

void
jalons_view_emit_selected (JalonsView *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}
