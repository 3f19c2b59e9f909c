/* What the page of a class's year says, in words and figures, before anything is drawn.
 * Invariant: every word and every sum of the page is here; drawing adds places and shapes, and no word.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"
#include "core/record/dataset.h"
#include "core/time/calendar.h"
#include "print/stationery.h"

G_BEGIN_DECLS

/* When, what stands beside it, the activity, the speakers and the place, the axis, the length. */
#define JALONS_SHEET_N_COLUMNS 6

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
 * @aside: "S7", the classes of a list, or ""
 * @aside_detail: the school of a list, or ""
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
  char *aside;
  char *aside_detail;
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
 * @code: of the class, or the title of a list
 * @level: "Troisième · 24 élèves"
 * @school: "Collège des Tilleuls · année scolaire 2026-2027"
 * @subject: what the page is
 * @people: (array zero-terminated=1): who looks after the class, a line each
 * @figures: (element-type JalonsSheetFigure): owed, planned, done, remaining
 * @hours: the sums, which the meter draws
 * @meter: (nullable): what the meter shows, in words; without it there are neither figures nor a meter
 * @strip: (nullable): what the strip of the year shows, in words; without it there is none
 * @axes: (element-type JalonsSheetAxis): the hours by axis
 * @heads: of the columns of the table
 * @groups: (element-type JalonsSheetGroup): the rows by month or by day; those without a date come last
 * @away: whether the class is away at some time
 * @nothing: what is said in place of the table when there is no row
 * @reference: the volume of reference and its source, or what else the foot says
 * @printed: "Imprimé le 20 novembre 2026"
 * @calendar: (nullable): of the school's year
 * @logo: (nullable): of the school, a PNG
 * @logo_words: what the logo is
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
  const char *heads[JALONS_SHEET_N_COLUMNS];
  GPtrArray *groups;
  gboolean away;
  char *nothing;
  char *reference;
  char *printed;
  JalonsCalendar *calendar;
  GBytes *logo;
  char *logo_words;
} JalonsSheet;

JalonsSheet *jalons_sheet_new       (JalonsDataset *dataset, JalonsDivision *division,
                                     const JalonsPrintOptions *options);
JalonsSheet *jalons_sheet_new_list  (const char *title, const char *period, const JalonsPrintOptions *options);
void         jalons_sheet_free      (JalonsSheet *sheet);
void         jalons_sheet_set_logo  (JalonsSheet *sheet, const JalonsSchool *school, const JalonsPrintOptions *options);
GPtrArray   *jalons_sheet_list_axes (const JalonsSums *axes, int without_axis);

char *jalons_sheet_school_words (const JalonsSchool *school, const JalonsYear *year);
char *jalons_sheet_level_words  (const char *level, int headcount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSheet, jalons_sheet_free)

G_END_DECLS
