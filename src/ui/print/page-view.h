/* One page of a document on the screen: white paper, and what was drawn of it so far.
 * Invariant: it keeps the proportions of its page at any width, drawn or not yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_PAGE_VIEW (jalons_page_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPageView, jalons_page_view, JALONS, PAGE_VIEW, GtkWidget)

GtkWidget *jalons_page_view_new         (double points_wide, double points_high);
void       jalons_page_view_get_size    (JalonsPageView *self, double *points_wide, double *points_high);
void       jalons_page_view_set_zoom    (JalonsPageView *self, double zoom);
void       jalons_page_view_set_picture (JalonsPageView *self, GdkTexture *picture);
gboolean   jalons_page_view_is_drawn    (JalonsPageView *self, int pixels_wide);

G_END_DECLS
