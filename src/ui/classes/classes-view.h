/* The view Classes: the list of classes, the page of one, and the editor of one activity at its side.
 * Invariant: the functions below are the gestures of the user; each writes once, through the workspace.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CLASSES_VIEW (jalons_classes_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsClassesView, jalons_classes_view, JALONS, CLASSES_VIEW, GtkWidget)

GtkWidget      *jalons_classes_view_new           (JalonsWorkspace *workspace);

G_END_DECLS
