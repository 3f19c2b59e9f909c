/* A shared folder that is a directory here: a mounted share, or one that another program keeps the same elsewhere.
 * Invariant: a file appears under its name when it is whole and on the disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/transport.h"

G_BEGIN_DECLS

JalonsTransport *jalons_transport_folder_new (const char *path);

G_END_DECLS
