/* An entry row that shows one field of a record and reads it back from what was typed.
 * Invariant: what was typed is never thrown away: it becomes a value, or stays with a sentence that says what is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_FIELD_ROW (jalons_field_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsFieldRow, jalons_field_row, JALONS, FIELD_ROW, AdwEntryRow)

void     jalons_field_row_show            (JalonsFieldRow *self, const JalonsRecord *record);
void     jalons_field_row_show_day        (JalonsFieldRow *self, JalonsDay day);
gboolean jalons_field_row_read            (JalonsFieldRow *self, JalonsDraft *draft);
gboolean jalons_field_row_read_day        (JalonsFieldRow *self, JalonsDay *day);
void     jalons_field_row_commit          (JalonsFieldRow *self);
void     jalons_field_row_set_workspace   (JalonsFieldRow *self, JalonsWorkspace *workspace);
void     jalons_field_row_set_error       (JalonsFieldRow *self, const char *sentence);

G_END_DECLS
