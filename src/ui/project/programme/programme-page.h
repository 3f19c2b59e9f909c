/* The page Programme: three years side by side, a level on each line.
 * Invariant: a cell keeps its widget as long as the levels are the same, so that the keyboard stays where it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/project/project-page.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROGRAMME_PAGE (jalons_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProgrammePage, jalons_programme_page, JALONS, PROGRAMME_PAGE, JalonsProjectPage)

JalonsProjectPage *jalons_programme_page_new (JalonsProjectData *data);

G_END_DECLS
