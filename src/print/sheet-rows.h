/* The rows of a sheet: activities, absences and milestones, and the months or days that hold them.
 * Invariant: rows of one day keep the order absences, milestones, activities by time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/sheet.h"

G_BEGIN_DECLS

GPtrArray *jalons_sheet_groups (JalonsDataset *dataset, JalonsDivision *division, JalonsCalendar *calendar,
                                gboolean without_names);

JalonsSheetRow *jalons_sheet_activity_row  (JalonsDataset *dataset, JalonsDivision *division, JalonsActivity *activity,
                                            JalonsCalendar *calendar, gboolean without_names);
JalonsSheetRow *jalons_sheet_absence_row   (const JalonsAbsence *absence, JalonsCalendar *calendar);
JalonsSheetRow *jalons_sheet_milestone_row (const JalonsMilestone *milestone, JalonsCalendar *calendar);
void            jalons_sheet_row_free      (gpointer row);
int             jalons_sheet_compare_rows  (gconstpointer left, gconstpointer right);

JalonsSheetGroup *jalons_sheet_group_new  (char *heading);
void              jalons_sheet_group_free (gpointer group);
void              jalons_sheet_group_sum  (JalonsSheetGroup *group);

char *jalons_sheet_shorten (const char *text);
char *jalons_sheet_times   (JalonsSlot slot);

G_END_DECLS
