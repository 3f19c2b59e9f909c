/* The page Relecture: the steps, the readers, and every remark.
 * Invariant: what the page says of the review is what the revisions and remarks say.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/project/project-page.h"

G_BEGIN_DECLS

#define JALONS_TYPE_REVIEW_PAGE (jalons_review_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsReviewPage, jalons_review_page, JALONS, REVIEW_PAGE, JalonsProjectPage)

JalonsProjectPage *jalons_review_page_new (JalonsProjectData *data);

G_END_DECLS
