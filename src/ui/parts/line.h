/* The lines of the page of a class: activities, absences and milestones in the order of the year.
 * Invariant: a line keeps its place in the list model when only its contents change, so that it keeps the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_LINE (jalons_line_get_type ())
G_DECLARE_FINAL_TYPE (JalonsLine, jalons_line, JALONS, LINE, GObject)

JalonsRecord *jalons_line_get_record  (JalonsLine *self);
const char   *jalons_line_get_heading (JalonsLine *self);
const char   *jalons_line_get_week    (JalonsLine *self);
const char   *jalons_line_get_others  (JalonsLine *self);
const char   *jalons_line_get_warning (JalonsLine *self);
const char   *jalons_line_get_mark    (JalonsLine *self);
const GPtrArray *jalons_line_get_attached (JalonsLine *self);
const char   *jalons_line_get_attached_words (JalonsLine *self);

GPtrArray    *jalons_lines_of_division (JalonsWorkspace *workspace, JalonsDivision *division);
void          jalons_lines_update      (GListStore *lines, GPtrArray *wanted);

G_END_DECLS
