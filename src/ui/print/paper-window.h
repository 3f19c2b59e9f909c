/* A document that was just made: seen, printed, saved; beside it, if there are, the same data for other programs.
 * Invariant: what is printed and what is saved as PDF are the very bytes that are seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JALONS_TYPE_PAPER_WINDOW (jalons_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPaperWindow, jalons_paper_window, JALONS, PAPER_WINDOW, AdwWindow)

GtkWindow *jalons_paper_window_present    (GtkWindow *parent, const char *title, GBytes *pdf);
void       jalons_paper_window_offer_data (JalonsPaperWindow *self, GBytes *json);
void       jalons_paper_window_save       (JalonsPaperWindow *self, GFile *file);
void       jalons_paper_window_save_data  (JalonsPaperWindow *self, GFile *file);

G_END_DECLS
