/* The head of the page of a class: who it is, what it owes, what is planned, by axis.
 * Invariant: it shows what it is told; it asks and keeps nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CLASS_SUMMARY (jalons_class_summary_get_type ())
G_DECLARE_FINAL_TYPE (JalonsClassSummary, jalons_class_summary, JALONS, CLASS_SUMMARY, GtkWidget)

void jalons_class_summary_show (JalonsClassSummary *self, JalonsWorkspace *workspace, JalonsDivision *division);

G_END_DECLS
