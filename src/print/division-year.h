/* The document "year of a class": one class, or all the classes of a school, in one PDF.
 * Invariant: the PDF is the pages: the printer and the preview show these very bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/dataset.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_PAPER_A4,
  JALONS_PAPER_A3, /* the same page, larger: to be pinned up */
} JalonsPaperSize;

/**
 * JalonsPrintOptions:
 * @today: the date of printing
 * @size: of the sheets
 * @without_names: leaves out the names of persons: head teachers, counsellor, speakers
 */
typedef struct
{
  JalonsDay today;
  JalonsPaperSize size;
  gboolean without_names;
} JalonsPrintOptions;

/**
 * JalonsPrintProgress:
 * @done: classes drawn so far
 * @total: classes in all
 */
typedef void (*JalonsPrintProgress) (unsigned done, unsigned total, gpointer data);

GBytes *jalons_print_divisions (JalonsDataset *dataset,
                                GPtrArray *divisions,
                                const JalonsPrintOptions *options,
                                JalonsPrintProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
