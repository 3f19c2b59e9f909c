/* A transport around another one, on which things go wrong by chance.
 * Invariant: the same seed goes wrong in the same way.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/transport.h"

#define TYPE_FAULTY_TRANSPORT (faulty_transport_get_type ())
G_DECLARE_FINAL_TYPE (FaultyTransport, faulty_transport, FAULTY, TRANSPORT, GObject)

FaultyTransport *faulty_transport_new       (JalonsTransport *inner, guint32 seed);
void             faulty_transport_mend      (FaultyTransport *self);
guint            faulty_transport_get_count (FaultyTransport *self);
