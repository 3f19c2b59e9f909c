/* The page Objectifs: what the goals have in common, and the goals in their order.
 * Invariant: the order on the screen is that of the project; it changes by keyboard as by drag.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/project/project-page.h"

G_BEGIN_DECLS

#define JALONS_TYPE_GOALS_PAGE (jalons_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsGoalsPage, jalons_goals_page, JALONS, GOALS_PAGE, JalonsProjectPage)

JalonsProjectPage *jalons_goals_page_new (JalonsProjectData *data);

G_END_DECLS
