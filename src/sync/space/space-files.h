/* The files of a data folder, for who shares it.
 * Invariant: a file is read and taken in as the store does, which looks at its SHA-256 and at what it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/space/space.h"

G_BEGIN_DECLS

void jalons_space_files_implement (JalonsHolderInterface *iface);

G_END_DECLS
