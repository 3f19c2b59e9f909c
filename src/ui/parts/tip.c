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

static gboolean
on_query (GtkWidget *label,
          int x,
          int y,
          gboolean keyboard,
          GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

/**
 * jalons_tip_whole:
 * @label: that may be cut
 *
 * From now on what is cut of it is read beside the pointer, and nothing is said there while it is whole.
 */
void
jalons_tip_whole (GtkLabel *label)
{
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
}
