/* The walls that jalons-reader puts around itself.
 * Invariant: they stand before a byte of the file is read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/protocol.h"

G_BEGIN_DECLS

unsigned jalons_walls_put_up    (unsigned megabytes);
void     jalons_walls_allow_cpu (unsigned seconds);

G_END_DECLS
