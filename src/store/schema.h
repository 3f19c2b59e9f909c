/* The tables of the data file, from the table of entities.
 * Invariant: a column is a field; the order of the columns is "id", "deleted", then that of entities.def.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"

G_BEGIN_DECLS

/* Where the fields begin among the columns of an entity's table. */
#define JALONS_FIRST_FIELD_COLUMN 2

char       *jalons_schema_column       (const JalonsField *field);
char       *jalons_schema_default      (const JalonsField *field);
const char *jalons_schema_search_table (void);
char       *jalons_schema_to_sql       (void);

G_END_DECLS
