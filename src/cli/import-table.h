/* What the command line says of a table that is imported: what it lists, what its columns hold.
 * Invariant: what the user says goes before what is remembered, and that before what the titles propose.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/arguments.h"
#include "exchange/table.h"
#include "store/store.h"

G_BEGIN_DECLS

gboolean        jalons_cli_check_table_arguments (JalonsArguments *arguments, GError **error);
JalonsTableKind jalons_cli_table_kind            (JalonsArguments *arguments);
gboolean        jalons_cli_map_table             (JalonsTable *table, JalonsStore *store, JalonsArguments *arguments,
                                                  GError **error);
gboolean        jalons_cli_remember_table        (JalonsTable *table, JalonsStore *store, GError **error);
void            jalons_cli_tell_columns          (JalonsTable *table, const char *name);

G_END_DECLS
