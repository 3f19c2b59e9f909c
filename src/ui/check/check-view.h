/* The view À vérifier: every broken rule of the school's year, and the way to where it can be mended.
 * Invariant: it lists what core/rules says and writes nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CHECK_VIEW (jalons_check_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCheckView, jalons_check_view, JALONS, CHECK_VIEW, GtkWidget)

GtkWidget *jalons_check_view_new (JalonsWorkspace *workspace);

G_END_DECLS
