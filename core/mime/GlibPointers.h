// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace rds {

/// For std::unique_ptr: frees with a C function.
template <auto function> struct FreeWith {
    template <class T> void operator()(T* object) const { function(object); }
};

/// Owns one reference.
template <class T> using GObjectPtr = std::unique_ptr<T, FreeWith<&g_object_unref>>;
using GCharPtr = std::unique_ptr<char, FreeWith<&g_free>>;
using ParserOptionsPtr = std::unique_ptr<GMimeParserOptions, FreeWith<&g_mime_parser_options_free>>;
using ReferencesPtr = std::unique_ptr<GMimeReferences, FreeWith<&g_mime_references_free>>;

} // namespace rds
