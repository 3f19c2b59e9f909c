/* The error domain of Jalons.
 * Invariant: there is only this one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/error.h"

/* clang-format off */
G_DEFINE_QUARK (jalons-error-quark, jalons_error)
/* clang-format on */
