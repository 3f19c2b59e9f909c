/* Preferences: the calendar of the school: holidays, closed days, absences of classes, milestones.
 * Invariant: what is published stays as it was; the school's own dates are closures beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CALENDAR_PAGE (jalons_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCalendarPage, jalons_calendar_page, JALONS, CALENDAR_PAGE, AdwPreferencesPage)

AdwPreferencesPage *jalons_calendar_page_new (JalonsWorkspace *workspace);
void                jalons_calendar_page_show_milestone (JalonsCalendarPage *self, const char *id);

G_END_DECLS
