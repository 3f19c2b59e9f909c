/* The document "wall chart".
 * Invariant: it says nothing of its own: its words are those of print/chart.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/wall-chart.h"

#include "print/chart-pages.h"

/**
 * jalons_print_chart:
 * @year: of a school, in @dataset
 * @level: code of a level; "" for the whole school
 * @options: see #JalonsPrintOptions; names of persons are never on it
 * @spool: gets the PDF
 *
 * Draws a row for each class and a column for each week of class: marks with the letter of the axis, titles beside
 * them where they have room, holidays hatched, deadlines. As many pages as it takes, with the months and weeks at the
 * top of each. Tagged to PDF/UA-1.
 */
void
jalons_print_chart (JalonsDataset *dataset,
                    JalonsYear *year,
                    const char *level,
                    const JalonsPrintOptions *options,
                    JalonsSpool *spool)
{
  g_autoptr (JalonsChart) chart = jalons_chart_new (dataset, year, level, options);
  g_autofree char *title = g_strconcat (chart->title, " · ", chart->school, NULL);
  g_autoptr (JalonsPaper) paper =
    jalons_stationery_new_paper (options, TRUE, *level != '\0' ? title : chart->school, chart->subject, spool);

  jalons_chart_draw (paper, chart);
  jalons_paper_finish (paper);
}
