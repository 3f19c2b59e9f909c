/* Setting a tooltip without asking where the pointer is.
 * Invariant: a widget is visible again after the call if it was before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/tip.h"

/**
 * jalons_tip_set:
 * @words: (nullable): the tooltip; "" and %NULL are none
 *
 * For each tooltip of a visible widget GTK asks the X server where the pointer is, and waits for the answer, even when the
 * widget is not on the screen yet: a hundred rows are 15 ms. So one that is not there is out of sight meanwhile.
 */
void
jalons_tip_set (GtkWidget *widget,
                const char *words)
{
  gboolean aside = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);
  const char *wanted = words != NULL && *words != '\0' ? words : NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), wanted) == 0)
    return;
  if (aside)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, wanted);
  if (aside)
    gtk_widget_set_visible (widget, TRUE);
}
