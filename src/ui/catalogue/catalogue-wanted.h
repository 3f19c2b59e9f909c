/* Which entries of the catalogue are looked for.
 * Invariant: no widget: the choices that were made, as a value, and what they mean.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/catalogue/catalogue-entry.h"

G_BEGIN_DECLS

/**
 * JalonsWanted:
 * @dataset: whose entries they are
 * @level: the code of a level, or "" for all
 * @axis: the code of an axis, or "" for all
 * @used: only what is attached to something
 * @gone: also what was withdrawn or forgotten
 * @words: (array zero-terminated=1): words that must all be found, folded
 */
typedef struct
{
  JalonsDataset *dataset;
  const char *level;
  const char *axis;
  gboolean used;
  gboolean gone;
  const char *const *words;
} JalonsWanted;

gboolean  jalons_wanted_is_gone      (const JalonsRecord *record);
gboolean  jalons_wanted_is_filtering (const JalonsWanted *wanted);
gboolean  jalons_wanted_has          (const JalonsWanted *wanted, JalonsCatalogueEntry *entry);
char     *jalons_wanted_describe     (const JalonsWanted *wanted, GListModel *records, guint n);

G_END_DECLS
