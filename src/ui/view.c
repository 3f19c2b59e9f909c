/* The interface of the views.
 * Invariant: a view implements every function of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/view.h"

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (JalonsView, jalons_view, GTK_TYPE_WIDGET)

static void
jalons_view_default_init (JalonsViewInterface *iface)
{
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
