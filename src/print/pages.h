/* The pages of a finished PDF, read back by poppler to be looked at or sent to a printer.
 * Invariant: only documents that this program has just made are read: poppler works here without the walls that a file
 * from elsewhere needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _JalonsPages JalonsPages;

JalonsPages *jalons_pages_open           (GBytes *pdf, GError **error);
void         jalons_pages_free           (JalonsPages *pages);
int          jalons_pages_count          (JalonsPages *pages);
void         jalons_pages_get_size       (JalonsPages *pages, int number, double *width, double *height);
char        *jalons_pages_get_text       (JalonsPages *pages, int number);
void         jalons_pages_draw           (JalonsPages *pages, int number, cairo_t *cr);
void         jalons_pages_draw_for_paper (JalonsPages *pages, int number, cairo_t *cr);

G_END_DECLS
