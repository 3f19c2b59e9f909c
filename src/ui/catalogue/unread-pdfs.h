/* PDFs whose words the search does not have yet, though their documents are there: read when the program begins.
 * Invariant: nothing is shown and nothing waits for it; what fails is tried when the program begins again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"

G_BEGIN_DECLS

void jalons_unread_pdfs_take_up (JalonsWorkspace *workspace);

G_END_DECLS
