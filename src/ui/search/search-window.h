/* Searching everything as one types: a window over the window, for the keyboard alone.
 * Invariant: what is shown is what the store found for what stands in the entry now; an older answer is dropped.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/search/search-row.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SEARCH_WINDOW (jalons_search_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSearchWindow, jalons_search_window, JALONS, SEARCH_WINDOW, AdwWindow)

GtkWindow *jalons_search_window_new (JalonsWorkspace *workspace);

G_END_DECLS
