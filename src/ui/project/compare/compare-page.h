/* The page Comparer: two versions of the project side by side.
 * Invariant: a version is the project now, or as a step kept it; which two are compared is always said.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/project/project-page.h"

G_BEGIN_DECLS

#define JALONS_TYPE_COMPARE_PAGE (jalons_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsComparePage, jalons_compare_page, JALONS, COMPARE_PAGE, JalonsProjectPage)

JalonsProjectPage *jalons_compare_page_new          (JalonsProjectData *data);
void               jalons_compare_page_set_revision (JalonsComparePage *self, const char *id);

G_END_DECLS
