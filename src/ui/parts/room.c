/* How much of a window there is for what opens over it.
 * Invariant: a popover of nothing but its frame is never asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/room.h"

#define FRAME 40 /* of a popover, with its arrow */
#define LEAST 150

/**
 * jalons_room_fit:
 * @contents: what is in @popover
 * @most: how high they may be at all, in pixels
 *
 * To be called before @popover is shown: in a small window, or with large text, it scrolls.
 */
void
jalons_room_fit (GtkPopover *popover,
                 GtkScrolledWindow *contents,
                 int most)
{
  GtkWidget *opener = gtk_widget_get_parent (GTK_WIDGET (popover));
  GtkWidget *root = opener != NULL ? GTK_WIDGET (gtk_widget_get_root (opener)) : NULL;
  graphene_rect_t bounds;
  int above, below;

  if (root == NULL || !gtk_widget_compute_bounds (opener, root, &bounds))
    return;
  above = (int) bounds.origin.y - FRAME;
  below = gtk_widget_get_height (root) - (int) (bounds.origin.y + bounds.size.height) - FRAME;
  gtk_scrolled_window_set_max_content_height (contents, CLAMP (MAX (above, below), LEAST, most));
}

/**
 * jalons_room_keep_lines:
 * @label: in a popover, with its text and the width that it keeps to
 *
 * To be called whenever the text changes: GTK 4.8 measures what is in a popover as wide as with its shadow, and would leave
 * out the line that this makes less.
 */
void
jalons_room_keep_lines (GtkWidget *label)
{
  int width, height;

  gtk_widget_set_size_request (label, -1, -1);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (label, -1, height);
}
