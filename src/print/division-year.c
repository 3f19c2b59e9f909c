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
            gboolean alone,
            JalonsSpool *spool)
{
  g_autofree char *title = make_title (sheet, alone);

  return jalons_stationery_new_paper (options, FALSE, title, sheet->subject, spool);
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
 * @watch: (nullable): is told after each class, and looked at before each
 * @spool: gets the PDF: the same data and options give the same bytes
 * @error: %JALONS_ERROR_MISSING when there is no class, or the year of one is not in @dataset; %G_IO_ERROR_CANCELLED
 *
 * Draws the year of each class: one PDF of A4 or A3 pages, tagged to PDF/UA-1, with one entry of the outline for each
 * class. It takes some 4 ms a class; a whole school is for a worker thread.
 *
 * Returns: whether it was drawn; whether @spool could write it is asked of that
 */
gboolean
jalons_print_divisions (JalonsDataset *dataset,
                        GPtrArray *divisions,
                        const JalonsPrintOptions *options,
                        const JalonsPrintWatch *watch,
                        JalonsSpool *spool,
                        GError **error)
{
  const JalonsPrintWatch unwatched = { NULL };
  g_autoptr (JalonsPaper) paper = NULL;

  g_return_val_if_fail (options->today != JALONS_NO_DAY, FALSE);
  if (divisions->len == 0)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                           _ ("There is no class to print: choose at least one."));
      return FALSE;
    }
  watch = watch != NULL ? watch : &unwatched;
  for (unsigned i = 0; i < divisions->len && jalons_spool_is_good (spool); i++)
    {
      g_autoptr (JalonsSheet) sheet = NULL;

      if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
        return FALSE;
      sheet = read_sheet (dataset, divisions->pdata[i], options, error);
      if (sheet == NULL)
        return FALSE;
      if (paper == NULL)
        paper = make_paper (sheet, options, divisions->len == 1, spool);
      jalons_sheet_draw (paper, sheet, i == 0);
      if (watch->progress != NULL)
        watch->progress (i + 1, divisions->len, watch->data);
    }
  if (paper == NULL)
    return TRUE;
  jalons_paper_close (paper);
  jalons_paper_finish (paper);
  return TRUE;
}
