/* The forms that the data file has had, and the steps from each to the next.
 * Invariant: a shipped step is never changed; the tables of entities as the last step leaves them are those that
 * entities.def describes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

struct _JalonsDatabase;

/**
 * JalonsMigration:
 * @sql: (nullable): what to execute
 * @run: (nullable): what to do then, when SQL is not enough
 *
 * The step from one version to the next: the first is from 1 to 2.
 */
typedef struct
{
  const char *sql;
  gboolean (*run) (struct _JalonsDatabase *database, GError **error);
} JalonsMigration;

const JalonsMigration *jalons_migrations_list (unsigned *n_migrations);
gboolean               jalons_migrations_run  (struct _JalonsDatabase *database, const JalonsMigration *migrations,
                                               unsigned n_migrations, GError **error);

G_END_DECLS
