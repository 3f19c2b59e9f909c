/* A page with texts of the project and one list of its records: the diagnosis with its figures, the partners.
 * Invariant: every such page is one line of a table; what differs is in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/project/project-page.h"

G_BEGIN_DECLS

#define JALONS_TYPE_RECORD_PAGE (jalons_record_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsRecordPage, jalons_record_page, JALONS, RECORD_PAGE, JalonsProjectPage)

JalonsProjectPage *jalons_record_page_new_diagnosis (JalonsProjectData *data);
JalonsProjectPage *jalons_record_page_new_partners  (JalonsProjectData *data);

G_END_DECLS
