/* What the page of a class's year says, in words and figures, before anything is drawn.
 * Invariant: every word and every sum of the page is here; drawing adds places and shapes, and no word.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/calendar.h"
#include "core/dataset.h"
#include "core/hours.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_ROW_ACTIVITY,
  JALONS_ROW_ABSENCE,   /* the class is away */
  JALONS_ROW_MILESTONE, /* an échéance */
} JalonsRowKind;

/**
 * JalonsSheetRow:
 * @kind: what it is
 * @activity: (nullable): the activity, which the dataset holds
 * @day: when, or %JALONS_NO_DAY
 * @return_day: of an absence, the first day back
 * @state: of an activity
 * @when: "mar. 13 oct."
 * @when_detail: "10 h – 12 h", or ""
 * @week: "S7", or ""
 * @title: its title
 * @detail: kind, competences, what is special, or ""
 * @people: "M. Ouvrard", or ""
 * @place: "CDI", or ""
 * @letter: of its axis, or ""
 * @axis: the words behind the letter, or ""
 * @length: "2 h ✓"
 * @length_detail: "prévu 3 h", or ""
 */
typedef struct
{
  JalonsRowKind kind;
  JalonsActivity *activity;
  JalonsDay day;
  JalonsDay return_day;
  JalonsState state;
  char *when;
  char *when_detail;
  char *week;
  char *title;
  char *detail;
  char *people;
  char *place;
  char *letter;
  char *axis;
  char *length;
  char *length_detail;
} JalonsSheetRow;

/**
 * JalonsSheetGroup:
 * @heading: "Octobre 2026", "À dater"
 * @sum: the minutes of its activities that count, "6 h", or "" when there is none
 * @rows: (element-type JalonsSheetRow): by date
 */
typedef struct
{
  char *heading;
  char *sum;
  GPtrArray *rows;
} JalonsSheetGroup;

/**
 * JalonsSheetFigure:
 * @caption: "dues"
 * @value: "36 h"
 */
typedef struct
{
  char *caption;
  char *value;
} JalonsSheetFigure;

/**
 * JalonsSheetAxis:
 * @letter: "M", or "" for what has no axis
 * @label: "Monde économique et professionnel"
 * @sum: "14 h"
 */
typedef struct
{
  char *letter;
  char *label;
  char *sum;
} JalonsSheetAxis;

/**
 * JalonsSheet:
 * @code: of the class
 * @level: "Troisième · 24 élèves"
 * @school: "Collège des Tilleuls · année scolaire 2026-2027"
 * @subject: what the page is
 * @people: (array zero-terminated=1): who looks after the class, a line each
 * @figures: (element-type JalonsSheetFigure): owed, planned, done, remaining
 * @hours: the sums, which the meter draws
 * @meter: what the meter shows, in words
 * @strip: what the strip of the year shows, in words
 * @axes: (element-type JalonsSheetAxis): the hours by axis
 * @groups: (element-type JalonsSheetGroup): the rows by month; those without a date come last
 * @away: whether the class is away at some time
 * @nothing: what is said in place of the table when there is no row
 * @reference: the volume of reference and its source
 * @printed: "Imprimé le 20 novembre 2026"
 * @calendar: of the school's year
 */
typedef struct
{
  char *code;
  char *level;
  char *school;
  char *subject;
  char **people;
  GPtrArray *figures;
  JalonsHours hours;
  char *meter;
  char *strip;
  GPtrArray *axes;
  GPtrArray *groups;
  gboolean away;
  char *nothing;
  char *reference;
  char *printed;
  JalonsCalendar *calendar;
} JalonsSheet;

JalonsSheet *jalons_sheet_new  (JalonsDataset *dataset, JalonsDivision *division, JalonsDay today,
                                gboolean without_names);
void         jalons_sheet_free (JalonsSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSheet, jalons_sheet_free)

G_END_DECLS
