import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/data/auth";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, context: RouteContext): Promise<Response> =>
	NextAuth(request, context as never, authOptions(request));

export { handle as GET, handle as POST };
