/* The document "year of a class": a sheet for each class.
 * Invariant: one class is read, drawn and let go before the next, so that memory does not grow with the school.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/division-year.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "print/paper.h"
#include "print/sheet-pages.h"
#include "print/sheet.h"

static char *
make_title (const JalonsSheet *sheet,
            gboolean alone)
{
  if (!alone)
    return g_strconcat (sheet->school, " · ", sheet->subject, NULL);
  return g_strconcat (sheet->code, " · ", sheet->school, NULL);
}

static JalonsPaper *
make_paper (const JalonsSheet *sheet,
            const JalonsPrintOptions *options,
            gboolean alone)
{
  g_autofree char *title = make_title (sheet, alone);

  return jalons_stationery_new_paper (options, FALSE, title, sheet->subject);
}

static JalonsSheet *
read_sheet (JalonsDataset *dataset,
            JalonsDivision *division,
            const JalonsPrintOptions *options,
            GError **error)
{
  JalonsSheet *sheet = jalons_sheet_new (dataset, division, options);

  if (sheet == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                 _ ("The class %s cannot be printed: its school year is not there."), jalons_division_code (division));
  return sheet;
}

/**
 * jalons_print_divisions:
 * @dataset: the data, which nobody changes meanwhile
 * @divisions: (element-type JalonsDivision): the classes, in the order of the pages
 * @options: see #JalonsPrintOptions; @today is a day
 * @progress: (nullable) (scope call): is told after each class, in the calling thread
 * @progress_data: for @progress
 * @cancellable: (nullable): looked at before each class
 * @error: %JALONS_ERROR_MISSING when there is no class, or the year of one is not in @dataset;
 *   %G_IO_ERROR_CANCELLED; %JALONS_ERROR_DAMAGED for a fault of ours
 *
 * Draws the year of each class: one PDF of A4 or A3 pages, tagged to PDF/UA-1, with one entry of the outline for each
 * class. It takes some 4 ms a class; a whole school is for a worker thread.
 *
 * Returns: (transfer full): the PDF, or %NULL; the same data and options give the same bytes
 */
GBytes *
jalons_print_divisions (JalonsDataset *dataset,
                        GPtrArray *divisions,
                        const JalonsPrintOptions *options,
                        JalonsPrintProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (JalonsPaper) paper = NULL;

  g_return_val_if_fail (options->today != JALONS_NO_DAY, NULL);
  if (divisions->len == 0)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                           _ ("There is no class to print: choose at least one."));
      return NULL;
    }
  for (unsigned i = 0; i < divisions->len; i++)
    {
      g_autoptr (JalonsSheet) sheet = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      sheet = read_sheet (dataset, divisions->pdata[i], options, error);
      if (sheet == NULL)
        return NULL;
      if (paper == NULL)
        paper = make_paper (sheet, options, divisions->len == 1);
      jalons_sheet_draw (paper, sheet, i == 0);
      if (progress != NULL)
        progress (i + 1, divisions->len, progress_data);
    }
  jalons_paper_close (paper);
  return jalons_paper_finish (paper);
}
