/* The page Parcours de la cohorte: what a pupil who enters a level will have lived, year by year.
 * Invariant: what rests on another year, or on nothing, says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/project/project-page.h"

G_BEGIN_DECLS

#define JALONS_TYPE_COHORT_PAGE (jalons_cohort_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCohortPage, jalons_cohort_page, JALONS, COHORT_PAGE, JalonsProjectPage)

JalonsProjectPage *jalons_cohort_page_new (JalonsProjectData *data);

G_END_DECLS
