/* What the wall chart of a level or of a school says, before anything is drawn.
 * Invariant: every word and every sum of the chart is here; drawing adds places and shapes, and no word but "S7".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"
#include "core/record/dataset.h"
#include "core/time/calendar.h"
#include "print/sheet.h"

G_BEGIN_DECLS

/**
 * JalonsChartItem:
 * @kind: an activity, a deadline, or that the class is away
 * @day: when, or %JALONS_NO_DAY
 * @return_day: of an absence, the first day back
 * @state: of an activity
 * @letter: of its axis, or ""
 * @number: (nullable): of its title in the key of the level, written beside the mark
 * @title: what is written beside the mark; "" where the row or the key of the level says it
 * @words: what the mark says to those who hear the chart: "mar. 13 oct., Formations"
 */
typedef struct
{
  JalonsRowKind kind;
  JalonsDay day;
  JalonsDay return_day;
  JalonsState state;
  char *letter;
  char *number;
  char *title;
  char *words;
} JalonsChartItem;

typedef enum
{
  JALONS_CHART_SCHOOL, /* what concerns every level */
  JALONS_CHART_LEVEL,  /* what concerns every class of a level */
  JALONS_CHART_DIVISION,
  JALONS_CHART_KEY, /* the titles behind the numbers of a level */
} JalonsChartRowKind;

/**
 * JalonsChartRow:
 * @kind: what the row is about
 * @level: code of its level, or ""
 * @head: "3A", "3e"
 * @note: "5 classes", or ""
 * @sum: "31 h / 36 h", or ""
 * @hours: the sums, which the meter draws
 * @items: (element-type JalonsChartItem): by date; those without a date come last
 */
typedef struct
{
  JalonsChartRowKind kind;
  char *level;
  char *head;
  char *note;
  char *sum;
  JalonsHours hours;
  GPtrArray *items;
} JalonsChartRow;

/**
 * JalonsChart:
 * @title: "3e", or the name of the school
 * @subtitle: "Troisième · 5 classes", "20 classes"
 * @school: "Collège des Tilleuls, Lens · année scolaire 2026-2027"
 * @subject: what the chart is
 * @numbered: whether titles are in a key for each level, and their numbers beside the marks
 * @rows: (element-type JalonsChartRow): a row for each level, with those of its classes after it
 * @axes: (element-type JalonsSheetAxis): the hours by axis, of all classes together
 * @calendar: of the year
 * @reference: the volumes of reference
 * @printed: "Imprimé le 20 novembre 2026"
 * @nothing: what is said in place of the table when there is no class
 * @logo: (nullable): of the school, a PNG
 * @logo_words: what the logo is
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *school;
  char *subject;
  gboolean numbered;
  GPtrArray *rows;
  GPtrArray *axes;
  JalonsCalendar *calendar;
  char *reference;
  char *printed;
  char *nothing;
  GBytes *logo;
  char *logo_words;
} JalonsChart;

JalonsChart *jalons_chart_new  (JalonsDataset *dataset, JalonsYear *year, const char *level,
                                const JalonsPrintOptions *options);
void         jalons_chart_free (JalonsChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsChart, jalons_chart_free)

G_END_DECLS
