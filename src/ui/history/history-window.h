/* The history of an object: who wrote which field, when, what it was before; and putting that back.
 * Invariant: putting a value back is a gesture like any other, which can be undone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/parts/subject.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_HISTORY_WINDOW (jalons_history_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonsHistoryWindow, jalons_history_window, JALONS, HISTORY_WINDOW, AdwWindow)

GtkWindow *jalons_history_window_new (JalonsWorkspace *workspace, const JalonsSubject *subject);

G_END_DECLS
